import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { create, insert, search } from "@orama/orama";
import MiniSearch from "minisearch";
import pg from "pg";
import { openArchive } from "#archive/archive.ts";
import { TERMINAL } from "#domain/article.ts";
import type { Query } from "#domain/assignment.ts";
import type { Filed } from "#domain/ports.ts";
import { postgresBinaries, startPostgres } from "../test/fakes/postgres-process.ts";
import { END } from "./search-corpus.ts";

/** What is measured: filing batches, finding twenty articles, and what it takes on disk (MB; 0 in memory only). */
export type Engine = {
  file(batch: readonly Filed[]): Promise<void>;
  /** The URLs found with their scores, best first. */
  find(query: Query): Promise<{ url: string; score: number }[]>;
  disk(): Promise<number>;
  close(): Promise<void>;
};

const FOUND = 20;
const clock = () => new Date(END);
const timeOf = (filed: Filed) => Date.parse(filed.record.publishedAt ?? "");
const windowOf = ({ from, until }: Query): [number, number] => [
  from === null ? 0 : Date.parse(from),
  until === null ? Number.MAX_SAFE_INTEGER : Date.parse(until),
];

async function ours(place: { folder: string; databaseUrl?: string }, close: () => void): Promise<Engine> {
  const archive = await openArchive({ ...place, clock, thread: false });
  return {
    file: async (batch) => void (await archive.articles.file(batch)),
    find: async (query) =>
      (await archive.articles.search(TERMINAL, query, FOUND)).map(({ article, score }) => ({
        url: article.url ?? "",
        score,
      })),
    disk: async () => (await archive.status()).bytes / 1e6,
    close: async () => {
      await archive.close();
      close();
    },
  };
}

function sqlite(): Promise<Engine> {
  const folder = mkdtempSync(join(tmpdir(), "briefdesk-bench-"));
  return ours({ folder }, () => rmSync(folder, { recursive: true }));
}

/** The archive on a PostgreSQL of its own, with the settings a server has by default and a gigabyte to work with. */
async function postgres(): Promise<Engine | null> {
  const bin = postgresBinaries();
  if (bin === null) return null;
  const folder = mkdtempSync(join(tmpdir(), "briefdesk-bench-"));
  const server = await startPostgres(bin, folder, ["-c shared_buffers=1GB", "-c max_wal_size=4GB"]);
  const engine = await ours({ folder: "", databaseUrl: server.url("postgres") }, () => {
    server.stop("fast");
    rmSync(folder, { recursive: true });
  });
  const settle = async () => {
    const client = new pg.Client(server.url("postgres"));
    await client.connect();
    await client.query("VACUUM ANALYZE").finally(() => client.end());
  };
  return {
    ...engine,
    async disk() {
      // What autovacuum does within minutes is done before the searches are timed.
      await settle();
      return engine.disk();
    },
  };
}

async function miniSearch(): Promise<Engine> {
  const index = new MiniSearch({ fields: ["title", "text"], storeFields: ["at"], idField: "url" });
  return {
    async file(batch) {
      index.addAll(
        batch.map((one) => ({ url: one.record.url, title: one.record.title, text: one.record.text, at: timeOf(one) })),
      );
    },
    async find(query) {
      const [from, until] = windowOf(query);
      const filter = (hit: Record<string, unknown>) => Number(hit.at) >= from && Number(hit.at) <= until;
      const found = index.search(query.words.join(" "), { boost: { title: 4 }, filter });
      return found.slice(0, FOUND).map((hit) => ({ url: String(hit.id), score: hit.score }));
    },
    disk: async () => 0,
    close: async () => undefined,
  };
}

async function orama(): Promise<Engine> {
  const schema = { url: "string", title: "string", text: "string", at: "number" } as const;
  const index = create({ schema, components: { tokenizer: { stemming: false } } });
  return {
    async file(batch) {
      for (const one of batch) {
        const { url, title, text } = one.record;
        await insert(index, { url: url ?? "", title: title ?? "", text, at: timeOf(one) });
      }
    },
    async find(query) {
      const where = { at: { between: windowOf(query) } };
      const asked = {
        term: query.words.join(" "),
        properties: ["title", "text"],
        boost: { title: 4 },
        limit: FOUND,
        threshold: 1,
      };
      const found = await search(index, { ...asked, where } as Parameters<typeof search>[1]);
      return found.hits.map((hit) => ({ url: String((hit.document as { url: string }).url), score: hit.score }));
    },
    disk: async () => 0,
    close: async () => undefined,
  };
}

/** The engines by name; null where one is not installed. */
export const ENGINES: Readonly<Record<string, () => Promise<Engine | null>>> = { sqlite, postgres, miniSearch, orama };
