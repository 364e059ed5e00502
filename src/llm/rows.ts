/** A sentence of the ledger as a model sees it. `id` is `r` and a number; `status` such as "planned, reported"; `date` ISO 8601. */
export type EvidenceRow = {
  readonly id: string;
  readonly outlet: string | null;
  readonly date: string | null;
  readonly status: string;
  readonly origin: string | null;
  readonly text: string;
};

/** The rows, one a line: `id | outlet | date | status | origin | text`. No text can begin a row of its own or shift a field. */
export function rowLines(rows: readonly EvidenceRow[]): string {
  return rows.map(rowLine).join("\n");
}

function rowLine(row: EvidenceRow): string {
  const fields = [row.id, row.outlet ?? "-", row.date ?? "-", row.status, row.origin ?? "-"].map(field);
  return [...fields, oneLine(row.text)].join(" | ");
}

function field(text: string): string {
  return oneLine(text).replaceAll("|", "/");
}

// JavaScript's \s holds every line separator but U+0085.
function oneLine(text: string): string {
  return text.replace(/[\s\u0085\p{Cc}]+/gu, " ").trim();
}
