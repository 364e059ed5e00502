// Known weaknesses of what we ship. Where the registry gives no advisories the run goes on, and says what was not looked at.
import { spawnSync } from "node:child_process";

const { stdout } = spawnSync("npm", ["audit", "--omit=dev", "--json"], {
  encoding: "utf8",
  shell: process.platform === "win32",
});
let report;
try {
  report = JSON.parse(stdout);
} catch {
  report = {};
}
const found = report.metadata?.vulnerabilities;
if (found === undefined) {
  process.stderr.write("NOT AUDITED: the registry gave no advisories; the packages were not looked up.\n");
  process.exit(0);
}
const grave = found.high + found.critical;
process.stderr.write(
  `Audit of what is shipped: ${found.critical} critical, ${found.high} high, ${found.moderate} moderate, ${found.low} low.\n`,
);
if (grave > 0) process.stderr.write(`Run npm audit --omit=dev: ${Object.keys(report.vulnerabilities).join(", ")}\n`);
process.exit(grave > 0 ? 1 : 0);
