import { readFile } from "node:fs/promises";
import { text as textOf } from "node:stream/consumers";
import { CheckLine, check } from "#briefing/briefing.ts";
import { jsonRow } from "#render/render.ts";
import { refused } from "../faults.ts";
import { sourcesOf } from "../sources.ts";
import { type Call, EXIT } from "../world.ts";

/** Judges each line in turn and prints its verdict; 1 when a line could not be read. A verdict is never an exit code. */
export async function run(call: Call): Promise<number> {
  const lines = (await inputOf(call)).replace(/^\ufeff/, "").split("\n");
  let code: number = EXIT.done;
  for (const [i, line] of lines.entries()) {
    if (line.trim() === "") continue;
    const parsed = CheckLine.safeParse(parsedJson(line));
    if (parsed.success) call.world.stdout.write(jsonRow(check(parsed.data)));
    else {
      code = EXIT.refused;
      call.world.stderr.write(
        `line ${i + 1}: not a claim to check. Write {"id":"1","claim":"…","evidence":[{"text":"…"}]}.\n`,
      );
    }
  }
  return code;
}

async function inputOf(call: Call): Promise<string> {
  const [path = "-"] = sourcesOf(call);
  if (path === "-") return textOf(call.world.stdin);
  return readFile(path, "utf8").catch(() => {
    throw refused(`The file ${path} cannot be read. Check its name.`);
  });
}

function parsedJson(line: string): unknown {
  try {
    return JSON.parse(line) as unknown;
  } catch {
    return null;
  }
}
