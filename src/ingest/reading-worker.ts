import { parentPort } from "node:worker_threads";
import { readArticle } from "#text/text.ts";
import type { ReadOrder, ReadResult } from "./reading.ts";

/** Reads one article; one that cannot be read is refused alone. */
function readOne({ record, labels }: ReadOrder): ReadResult {
  try {
    return { ledger: readArticle({ ...record, labels }) };
  } catch {
    return { reason: "The text could not be read, through a fault of ours. Please report it with the article." };
  }
}

parentPort?.on("message", (orders: readonly ReadOrder[]) => parentPort?.postMessage(orders.map(readOne)));
