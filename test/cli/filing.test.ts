import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, expect, test } from "vitest";
import { terminalOn } from "../fakes/terminal.ts";

const folder = mkdtempSync(join(tmpdir(), "briefdesk-filing-"));
const run = terminalOn(join(folder, "data"));
const words = "The Orvik dam above Velmar failed on Monday and flooded the lower valley of Norvania.";

afterAll(() => rmSync(folder, { recursive: true, force: true }));

function file(name: string, content: string): string {
  const path = join(folder, name);
  mkdirSync(join(path, ".."), { recursive: true });
  writeFileSync(path, content);
  return path;
}

test("what is said with ingest of an article is filed with it", async () => {
  const about = ["--outlet", "Harbor Ledger", "--date", "2026-06-01", "--title", "Dam fails", "--url"];
  const ran = await run(["ingest", file("a.txt", words), ...about, "https://harbor-ledger.example/dam"]);
  expect(ran).toMatchObject({ code: 0, out: "1 filed, 0 known, 0 revised, 0 rejected\n" });
  const [found] = JSON.parse((await run(["search", "orvik", "--json"])).out);
  expect(found).toMatchObject({ title: "Dam fails", outlet: "Harbor Ledger", publishedAt: "2026-06-01" });
});

test.each([
  [["a.txt", "b.txt", "--title", "Dam fails"], /one article's/],
  [["a.txt", "--date", "someday"], /--date takes a date such as 2026-06-05/],
  [["a.txt", "--url", "harbor"], /--url takes a web address/],
])("ingest %s is wrong usage, and says what is right", async (argv, pattern) => {
  const { code, err } = await run(["ingest", ...argv]);
  expect([code, err]).toEqual([2, expect.stringMatching(pattern)]);
});

test("ingest names and counts the files of a folder that it does not read", async () => {
  file("mixed/a.txt", `${words} Crews are searching.`);
  file("mixed/b.docx", "x");
  const { code, out, err } = await run(["ingest", join(folder, "mixed")]);
  expect([code, out]).toEqual([0, "1 filed, 0 known, 0 revised, 0 rejected, 1 skipped\n"]);
  expect(err).toMatch(/^skipped .*b\.docx: not a kind Briefdesk reads\n$/);
  expect(await run(["ingest", "--json", join(folder, "mixed")])).toMatchObject({
    out: expect.stringMatching(/"skipped": \[/),
  });
  file("none/b.docx", "x");
  expect((await run(["ingest", join(folder, "none")])).code).toBe(1);
});

test("forget deletes an article after yes was typed, and the audit says so", async () => {
  const at = terminalOn(join(folder, "forgetting"));
  await at(["ingest", "-", "--title", "Sluice", "--outlet", "Harbor Ledger"], { stdin: `${words} The sluice held.` });
  const [{ articleId }] = JSON.parse((await at(["search", "sluice", "--json"])).out);
  const left = await at(["forget", articleId], { isTty: true, stdin: "no\n" });
  expect([left.code, left.err]).toEqual([
    1,
    expect.stringMatching(/^Sluice · Harbor Ledger\nType yes[\s\S]*Nothing was forgotten/),
  ]);
  expect((await at(["forget", articleId], { stdin: "yes\n" })).code).toBe(1);
  expect((await at(["forget", articleId], { isTty: true, stdin: "yes\n" })).out).toBe("Forgotten: 1 text deleted.\n");
  expect((await at(["search", "sluice"])).err).toMatch(/Nothing stored matches/);
  expect((await at(["watch", "audit"])).out).toMatch(/operator +forget article +art_\S+ · Harbor Ledger · Sluice/);
  expect((await at(["forget", articleId, "--yes"])).code).toBe(1);
});

test("forget takes no sample, and of an article that has a later text only that, with the earlier", async () => {
  const at = terminalOn(join(folder, "revised"));
  const idsOf = async (topic: string): Promise<string[]> => {
    const found = JSON.parse((await at(["search", topic, "--json"])).out) as { articleId: string }[];
    return found.map(({ articleId }) => articleId);
  };
  await at(["brief", "velmar"]);
  const [sample = ""] = await idsOf("velmar");
  expect((await at(["forget", sample, "--yes"])).err).toMatch(/That is a sample/);
  const file = (text: string) =>
    at(["ingest", "-", "--title", "Sluice", "--url", "https://ledger.example/sluice"], { stdin: `${words} ${text}` });
  await file("The sluice held on Monday.");
  const [earlier = ""] = await idsOf("sluice");
  await file("The sluice broke on Tuesday.");
  const [later = ""] = await idsOf("sluice");
  expect((await at(["forget", earlier, "--yes"])).err).toMatch(new RegExp(`has a later text.*forget ${later}`));
  expect((await at(["forget", later, "--yes"])).out).toBe("Forgotten: 2 texts deleted.\n");
  expect((await at(["show", earlier])).code).toBe(1);
});

test("help ingest tells what a file may say of its article", async () => {
  const { out } = await run(["help", "ingest"]);
  for (const name of ["publishedAt", "datePublished", "Title:", "front matter", ".eml"]) expect(out).toContain(name);
});
