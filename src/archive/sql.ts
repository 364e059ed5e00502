/** What a statement may be given. Lists are for `IN (?1:texts)`, `IN (?1:numbers)` and `ROWS(?1 AS t: a TEXT, b BIGINT)`. */
export type Value = string | number | null | Uint8Array | readonly string[] | readonly number[] | readonly object[];
/** A row as a database gives it: strings, numbers, null, and bytes for blobs. */
export type Row = Readonly<Record<string, unknown>>;

/**
 * A database, whichever it is. Placeholders are numbered (`?1`), each number is used, and one may be used twice. Three forms are
 * spelled alike for both engines: `x IN (?1:texts)` and `x IN (?1:numbers)` for a list, and `ROWS(?1 AS t: a TEXT, b BIGINT)` as
 * a table out of a list of objects. Texts of statements are constants: they are prepared once and kept.
 */
export type Sql = {
  readonly dialect: "sqlite" | "postgres";
  all(text: string, ...values: readonly Value[]): Promise<Row[]>;
  /** The first row, or undefined. */
  get(text: string, ...values: readonly Value[]): Promise<Row | undefined>;
  /** How many rows were changed. */
  run(text: string, ...values: readonly Value[]): Promise<number>;
  /** Runs `work` on `tx`, which in SQLite sees the archive as it stands now, whatever others write meanwhile. */
  read<T>(work: (tx: Sql) => Promise<T>): Promise<T>;
  /**
   * Runs `work` in one transaction, in which only `tx` may be asked; nothing of it stays when it throws. It may run again when
   * the database asks for that, so it must change nothing else. On a `tx` it is a savepoint.
   */
  write<T>(work: (tx: Sql) => Promise<T>): Promise<T>;
  /** In a transaction: waits until no other transaction holds this name, and holds it to the end of this one. */
  alone(name: string): Promise<void>;
};

/** A column that may be null. */
export function textOrNull(value: unknown): string | null {
  return typeof value === "string" ? value : null;
}

/** A column that holds a whole number, or null. */
export function numberOrNull(value: unknown): number | null {
  return typeof value === "number" ? value : null;
}
