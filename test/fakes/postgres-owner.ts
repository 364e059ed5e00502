import { execFileSync } from "node:child_process";

/** Whom PostgreSQL runs as. It refuses to run as root: there it is the user that its package made. */
export function owner(): { uid: number; gid: number } | Record<string, never> {
  if (process.getuid?.() !== 0) return {};
  const id = (flag: string) => Number(execFileSync("id", [flag, "postgres"], { encoding: "utf8" }));
  return { uid: id("-u"), gid: id("-g") };
}
