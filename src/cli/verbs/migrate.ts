import { existsSync } from "node:fs";
import { join } from "node:path";
import type { Copied, CopyProgress, Place } from "#archive/archive.ts";
import { json } from "#render/render.ts";
import { refused, usage } from "../faults.ts";
import { startBar } from "../progress.ts";
import { type Call, EXIT, isSet, type World } from "../world.ts";

type Direction = { readonly from: Place; readonly to: Place; readonly told: string };

function directionOf(call: Call): Direction {
  const { dataFolder: folder, databaseUrl } = call.config;
  if (databaseUrl === null)
    throw usage("Set DATABASE_URL to the PostgreSQL database to copy into (or, with --back, out of), and try again.");
  const [files, server] = [{ folder }, { folder, databaseUrl }];
  if (isSet(call, "back")) return { from: server, to: files, told: `Unset DATABASE_URL to work on ${folder}.` };
  if (!existsSync(join(folder, "briefdesk.db")))
    throw refused(`There is no archive in ${folder}. Name its folder with --data.`);
  return { from: files, to: server, told: "As long as DATABASE_URL is set, Briefdesk works on PostgreSQL." };
}

function progressOn({ progress }: World): { tell(at: CopyProgress): void; stop(): void } {
  if (!progress) return { tell: () => undefined, stop: () => undefined };
  const format = "copying {table} {bar} {value} of {total} · {eta_formatted} left";
  const bar = startBar({ format, total: 0 }, { table: "" });
  return {
    tell({ table, done, total }) {
      bar.setTotal(total);
      bar.update(done, { table });
    },
    stop: () => bar.stop(),
  };
}

function report(copies: readonly Copied[], told: string, world: World): void {
  for (const { table, rows, copied } of copies.filter((one) => one.rows > 0))
    world.stdout.write(`${table}: ${rows} rows${copied < rows ? `, ${copied} of them now` : ""}\n`);
  world.stdout.write(`Everything was copied, and every row was compared and is equal. ${told}\n`);
}

/** Copies the archive of the data folder into PostgreSQL, or with --back the other way. */
export async function run(call: Call): Promise<number> {
  const { from, to, told } = directionOf(call);
  const { copyArchive } = await import("#archive/archive.ts");
  const bar = progressOn(call.world);
  const copies = await copyArchive({ from, to }, bar.tell).finally(() => bar.stop());
  if (isSet(call, "json")) call.world.stdout.write(json({ kind: "copied", tables: copies }));
  else report(copies, told, call.world);
  return EXIT.done;
}
