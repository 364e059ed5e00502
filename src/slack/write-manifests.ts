import { writeFileSync } from "node:fs";
import { stringify } from "yaml";
import { manifest } from "./manifest.ts";

/* Writes both manifests from the tables of the code: npm run manifest. A test holds the files equal to what this writes. */

const NOTES = {
  http: "# The app over HTTP: put your own address in place of briefdesk.example.com. Written by npm run manifest; do not edit.\n",
  socket: "# The app by Socket Mode, which needs no public address. Written by npm run manifest; do not edit.\n",
} as const;

/** A manifest as the file it stands in. */
export function manifestFile(mode: "http" | "socket"): { name: string; text: string } {
  const name = mode === "http" ? "manifest.yml" : "manifest.socket.yml";
  return { name, text: `${NOTES[mode]}${stringify(manifest(mode), { lineWidth: 120 })}` };
}

if (process.argv[1]?.endsWith("write-manifests.ts")) {
  for (const { name, text } of [manifestFile("http"), manifestFile("socket")]) writeFileSync(name, text);
}
