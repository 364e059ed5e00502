import { badSource } from "./faults.ts";
import { fieldsOf } from "./field-names.ts";
import { LIMITS } from "./limits.ts";

/** One record in a text of records, the names in it that mean nothing here, and its line; or why there is none. */
export type FoundRecord =
  | { readonly record: unknown; readonly unread?: readonly string[]; readonly line: number | null }
  | { readonly reason: string; readonly line: number | null };

/** The records of a JSON text: one, or a list of them. Throws BriefdeskError for what is no JSON. */
export function* jsonRecords(text: string): Generator<FoundRecord> {
  const value = parsedJson(text);
  if (value === undefined)
    throw badSource(
      "This is not JSON that can be read.",
      "Check it with a JSON tool; one record a line belongs in a .jsonl file.",
    );
  const list = Array.isArray(value) ? value : [value];
  for (const [i, record] of list.entries()) yield named(record, list.length > 1 ? i + 1 : null);
}

/** The records of a text with one a line. */
export function* jsonLines(text: string): Generator<FoundRecord> {
  let line = 0;
  for (const { 0: raw } of text.matchAll(/[^\n]*(?:\n|$)/g)) {
    line += 1;
    if (raw.trim() === "") continue;
    const record = raw.length > LIMITS.lineBytes ? undefined : parsedJson(raw);
    yield record === undefined
      ? { reason: `Line ${line} is not JSON that can be read. Write one record a line.`, line }
      : named(record, line);
  }
}

function named(value: unknown, line: number | null): FoundRecord {
  if (typeof value !== "object" || value === null || Array.isArray(value)) return { record: value, line };
  const { fields, unread } = fieldsOf(value);
  return { record: fields, unread, line };
}

function parsedJson(text: string): unknown {
  try {
    return JSON.parse(text) as unknown;
  } catch {
    return undefined;
  }
}
