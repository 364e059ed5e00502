import { createHash } from "node:crypto";
import { mkdir, readdir, readFile, rename, writeFile } from "node:fs/promises";
import { dirname, join } from "node:path";
import { fileURLToPath } from "node:url";
import { z } from "zod";
import type { PageFiles } from "./page-routes.ts";

const HTML = `<!doctype html>
<html lang="en">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta name="color-scheme" content="light dark">
<title>Briefdesk playground</title>
<link rel="icon" href="data:,">
<link rel="stylesheet" href="/page.css">
</head>
<body>
<div id="page"><p class="loading">Loading the playground…</p></div>
<noscript><p class="loading">The playground needs JavaScript.</p></noscript>
<script type="module" src="/page.js"></script>
</body>
</html>
`;

let built: Promise<PageFiles> | null = null;

/** The page, bundled when it is first wanted: it is the same for everybody, whatever stand-in shows it. */
export function pageFiles(): Promise<PageFiles> {
  built ??= kept();
  return built;
}

/** Where build tools keep what can be made again. */
const PLACE = fileURLToPath(new URL("../../node_modules/.cache/briefdesk/", import.meta.url));
const SOURCES = fileURLToPath(new URL("./", import.meta.url));
const LOCK = fileURLToPath(new URL("../../package-lock.json", import.meta.url));

/** The bundle of these very sources and packages, made once and kept. Where nothing may be written it is made each time. */
async function kept(): Promise<PageFiles> {
  const file = join(PLACE, `page-${await sourcesDigest()}.json`);
  const known = await readFile(file, "utf8").then(readFiles, () => null);
  if (known !== null) return known;
  const made = await bundle();
  await keep(file, made).catch(() => undefined);
  return made;
}

const Files = z.object({ script: z.string().min(1), style: z.string(), html: z.string().min(1) });

function readFiles(text: string): PageFiles | null {
  try {
    return Files.parse(JSON.parse(text));
  } catch {
    return null;
  }
}

// Written beside and moved: whoever reads meanwhile sees all of it or nothing.
async function keep(file: string, files: PageFiles): Promise<void> {
  await mkdir(dirname(file), { recursive: true });
  const own = `${file}.${process.pid}`;
  await writeFile(own, JSON.stringify(files));
  await rename(own, file);
}

/** Everything that the bundle can depend on: this room's files and the versions of its packages. */
async function sourcesDigest(): Promise<string> {
  const found = await readdir(SOURCES, { recursive: true, withFileTypes: true });
  const names = found.filter((one) => one.isFile()).map((one) => join(one.parentPath, one.name));
  const hash = createHash("sha256");
  for (const name of [...names.toSorted(), LOCK]) hash.update(name.slice(SOURCES.length)).update(await readFile(name));
  return hash.digest("hex").slice(0, 24);
}

/** Bundles the page. Nothing is fetched: its packages are installed. */
async function bundle(): Promise<PageFiles> {
  // Loaded here: it is needed only where no bundle of these sources is kept.
  const { build } = await import("esbuild");
  const built = await build({
    entryPoints: [fileURLToPath(new URL("./page/main.tsx", import.meta.url))],
    outdir: "out",
    entryNames: "page",
    bundle: true,
    write: false,
    minify: true,
    format: "esm",
    target: "es2022",
    jsx: "automatic",
    legalComments: "none",
    logLevel: "silent",
  });
  const named = (end: string) => built.outputFiles.find(({ path }) => path.endsWith(end))?.text ?? "";
  return { script: named(".js"), style: named(".css"), html: HTML };
}
