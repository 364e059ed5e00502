import type { Consents, Spend, SpendLedger } from "#domain/model-ports.ts";
import type { Row, Sql } from "./sql.ts";

/** Money is kept in whole billionths of a dollar, so that sums are exact on both engines. */
const NANO = 1_000_000_000;
const ADD_SQL = `INSERT INTO spend (key, calls, input, output, nano_usd, unpriced) VALUES (?1, 1, ?2, ?3, ?4, ?5)
  ON CONFLICT (key) DO UPDATE SET calls = spend.calls + 1, input = spend.input + excluded.input,
  output = spend.output + excluded.output, nano_usd = spend.nano_usd + excluded.nano_usd,
  unpriced = spend.unpriced + excluded.unpriced`;

function spendOf(row: Row | undefined): Spend {
  if (row === undefined) return { calls: 0, input: 0, output: 0, costUsd: 0 };
  const costUsd = Number(row.unpriced) > 0 ? null : Number(row.nano_usd) / NANO;
  return { calls: Number(row.calls), input: Number(row.input), output: Number(row.output), costUsd };
}

/** The book of what a language model cost. */
export function spendOn(sql: Sql): SpendLedger {
  return {
    spent: async (key) => spendOf(await sql.get("SELECT * FROM spend WHERE key = ?1", key)),
    async add(key, { input, output, costUsd }) {
      await sql.run(ADD_SQL, key, input, output, Math.round((costUsd ?? 0) * NANO), Number(costUsd === null));
    },
  };
}

/** The book of the workspaces that let a language model read their private articles. */
export function consentsOn(sql: Sql): Consents {
  return {
    given: async (workspace) =>
      (await sql.get("SELECT workspace FROM model_consent WHERE workspace = ?1", workspace)) !== undefined,
    async set(workspace, given) {
      if (given) await sql.run("INSERT INTO model_consent (workspace) VALUES (?1) ON CONFLICT DO NOTHING", workspace);
      else await sql.run("DELETE FROM model_consent WHERE workspace = ?1", workspace);
    },
  };
}
