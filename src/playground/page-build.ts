import { fileURLToPath } from "node:url";
import { build } from "esbuild";
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
  built ??= bundle();
  return built;
}

/** Bundles the page. Nothing is written to disk, and nothing is fetched: its packages are installed. */
async function bundle(): Promise<PageFiles> {
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
