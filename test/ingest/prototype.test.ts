import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { Readable } from "node:stream";
import { afterAll, expect, test } from "vitest";
import { collect, createFetcher, startReading } from "#ingest/ingest.ts";
import { closeAfterTest } from "../closing.ts";

const folder = mkdtempSync(join(tmpdir(), "briefdesk-prototype-"));
afterAll(() => rmSync(folder, { recursive: true }));

const TEXT = "The Orvik dam above Velmar failed on Monday and flooded the lower valley of Norvania.";
const RECORDS = [
  `{"text":"${TEXT}","__proto__":{"admin":true,"outlet":"Forged Gazette"}}`,
  `{"text":"${TEXT} Twice.","constructor":{"prototype":{"admin":true}},"outlet":"Harbor Ledger"}`,
];

test("a record cannot change what objects are made of", async () => {
  const path = join(folder, "records.jsonl");
  writeFileSync(path, RECORDS.join("\n"));
  const fetcher = createFetcher({ allowHosts: [], userAgent: "Briefdesk tests" });
  const clock = () => new Date("2026-06-04T12:00:00Z");
  const records: object[] = [];
  const reading = closeAfterTest(startReading());
  for await (const one of collect([path], { fetcher, stdin: Readable.from([]), clock, reading })) {
    if ("record" in one) records.push(one.record);
  }
  expect(records).toHaveLength(2);
  expect(({} as { admin?: boolean }).admin).toBeUndefined();
  for (const record of records) {
    expect(Object.getPrototypeOf(record)).toBe(Object.prototype);
    expect((record as { admin?: boolean }).admin).toBeUndefined();
    expect(record).not.toMatchObject({ outlet: "Forged Gazette" });
  }
});
