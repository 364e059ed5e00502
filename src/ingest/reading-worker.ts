import { parentPort } from "node:worker_threads";
import { BriefdeskError } from "#domain/fault.ts";
import type { ReadOrder, ReadResult, Reply, Task, Tasks } from "./reading.ts";

/* A thread that reads what others sent. What a task needs is loaded when it is first asked for. */

type Work = { readonly [T in Task]: (give: Tasks[T]["give"]) => Promise<Tasks[T]["get"]> };

const WORK: Work = {
  async articles(orders) {
    const { readArticle } = await import("#text/text.ts");
    const readOne = ({ record, labels }: ReadOrder): ReadResult => {
      try {
        return { ledger: readArticle({ ...record, labels }) };
      } catch {
        return { reason: "The text could not be read, through a fault of ours. Please report it with the article." };
      }
    };
    return orders.map(readOne);
  },
  async feed({ bytes, url, contentType, most }) {
    const { parseFeed } = await import("./feed.ts");
    return parseFeed(bytes, url, { contentType, most });
  },
  async page({ bytes, url, contentType }) {
    const { extractPage } = await import("./page.ts");
    return extractPage(bytes, { url, contentType });
  },
  async feedLinks({ bytes, url, contentType }) {
    const { feedLinksIn } = await import("./feed-links.ts");
    return feedLinksIn(bytes, url, contentType);
  },
};

async function replyTo({ task, give }: { task: Task; give: never }): Promise<Reply> {
  try {
    return { value: await WORK[task](give) };
  } catch (error) {
    if (!(error instanceof BriefdeskError)) return { sent: null };
    return { sent: { fault: error.fault, message: error.message, advice: error.advice } };
  }
}

parentPort?.on("message", async (order) => parentPort?.postMessage(await replyTo(order)));
