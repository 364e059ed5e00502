import type { Briefing } from "#domain/briefing.ts";
import type { Correction, Digest } from "#domain/digest.ts";
import { clean } from "./clean.ts";
import { digestNotes, digestTitle, goneWords, moment, quietLine, topicParts } from "./digest-rows.ts";
import { section } from "./layout.ts";
import { sourcesSection } from "./sections.ts";
import { setRows, setSection } from "./table.ts";
import { settingFor, type TerminalOptions } from "./terminal.ts";
import { wrap } from "./width.ts";

/** A digest for a terminal; with nothing to tell it is one line. */
export function terminalDigest(digest: Digest, options: TerminalOptions): string {
  const quiet = quietLine(digest);
  if (quiet !== null) return `${clean(quiet)}\n`;
  const setting = settingFor(options);
  const title = [digestTitle(digest), ...digestNotes(digest)].flatMap((line) => wrap(clean(line), setting.width));
  const parts = topicParts(digest).flatMap(({ heading, rows, note, briefing }) => [
    "",
    ...wrap(clean(heading), setting.width).map(setting.paint.bold),
    ...setRows(rows, setting),
    ...(note === "" ? [] : wrap(clean(note), setting.width)),
    ...(briefing === null ? [] : sourceLines(briefing, setting)),
  ]);
  return `${[...title, ...parts].join("\n")}\n`;
}

function sourceLines({ sources: cited }: Briefing, setting: ReturnType<typeof settingFor>): string[] {
  const sources = sourcesSection(cited);
  return sources === null ? [] : setSection(sources, { ...setting, indent: 2 });
}

/** A correction for a terminal: what was printed, and what its source says now. */
export function terminalCorrection(
  correction: Correction,
  options: TerminalOptions & { readonly zone: string },
): string {
  const setting = settingFor(options);
  const rows = correction.changes.flatMap(({ kind, text, was }) => [
    { lead: ["printed"], body: was?.text ?? text, tail: "", marks: [] },
    { lead: ["now"], body: kind === "dropped" ? goneWords(correction) : text, tail: "", marks: [] },
  ]);
  const corrected = section(`Correction · ${correction.topic} · ${moment(correction.createdAt, options.zone)}`, rows);
  const sources = sourcesSection(correction.sources);
  const sections = [corrected, sources].flatMap((one) =>
    one === null ? [] : setSection(one, { ...setting, indent: 2 }),
  );
  return `${sections.join("\n")}\n`;
}
