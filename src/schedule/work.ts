import { BriefdeskError } from "#domain/fault.ts";
import type { Delivered, LentRuns } from "#domain/watch-ports.ts";
import { composeDigest } from "./compose.ts";
import { postCorrections } from "./corrections.ts";
import type { ScheduleDesk } from "./desk.ts";

/**
 * How long a process that died keeps others waiting, and how often a living one says that it lives: short enough for a digest whose
 * process is killed to be posted by the next one within its own minute. In milliseconds.
 */
const LEASE_MS = 30_000;
const HEARTBEAT_MS = 8000;
/** Waits before the next attempt: doubled each time, up to half an hour. */
const FIRST_WAIT_MS = 60_000;
const LONGEST_WAIT_MS = 1_800_000;

/**
 * So many channels get their digests at once. Left alone, a digest takes a fifth of a second; while people's commands fill the briefing
 * threads it waits for its turn there (6 to 10 s in `npm run chaos -- --commands`), and one after the other the hundredth channel would
 * have its nine o'clock digest minutes late.
 */
const AT_ONCE = 8;

/** Works everything that is due and free, in one channel one digest after the other; gives how many were ended. */
export async function workDue(desk: ScheduleDesk): Promise<number> {
  const ended = await Promise.all(Array.from({ length: AT_ONCE }, () => workInTurn(desk)));
  return ended.reduce((sum, one) => sum + one, 0);
}

async function workInTurn(desk: ScheduleDesk): Promise<number> {
  let ended = 0;
  for (let lent = await claim(desk); lent !== null; lent = await claim(desk)) {
    if (await work(lent, desk)) ended++;
  }
  return ended;
}

function claim({ books, owner, surface }: ScheduleDesk): Promise<LentRuns | null> {
  return books.runs.claim(owner, LEASE_MS, surface);
}

// The job boundary: what fails is handed back with a wait, and said in the log.
async function work(lent: LentRuns, desk: ScheduleDesk): Promise<boolean> {
  const { runs } = desk.books;
  const beat = setInterval(() => runs.hold(lent.id, desk.owner, LEASE_MS).catch(() => false), HEARTBEAT_MS);
  try {
    const delivered = lent.cause === "correction" ? await postCorrections(lent, desk) : await deliverDigest(lent, desk);
    if (delivered === null) return false;
    await runs.finish(lent.id, desk.owner, endOf(delivered));
    desk.log.info("digest.ended", {
      digest: lent.id,
      cause: lent.cause,
      channel: lent.channel,
      outcome: delivered.kind,
    });
    return true;
  } catch (fault) {
    await handBack(lent, fault, desk);
    return false;
  } finally {
    clearInterval(beat);
  }
}

function endOf(delivered: Delivered): Parameters<ScheduleDesk["books"]["runs"]["finish"]>[2] {
  return delivered.kind === "posted"
    ? { kind: "posted", ts: delivered.ts }
    : { kind: "refused", note: delivered.advice };
}

// What an earlier process had composed is posted as it was: part of it may stand in the channel already.
async function deliverDigest(lent: LentRuns, desk: ScheduleDesk): Promise<Delivered | null> {
  const place = { workspace: lent.workspace, channel: lent.channel };
  if (lent.digest) return desk.deliver(`digest ${lent.id}`, place, { kind: "digest", digest: lent.digest });
  const composed = await composeDigest(lent, desk);
  if (composed === null) return { kind: "refused", advice: "nobody wants it any more" };
  if (!(await desk.books.runs.compose(lent.id, desk.owner, composed))) return null;
  return desk.deliver(`digest ${lent.id}`, place, { kind: "digest", digest: composed.digest });
}

async function handBack(lent: LentRuns, fault: unknown, { books, owner, log }: ScheduleDesk): Promise<void> {
  const waitMs = Math.min(LONGEST_WAIT_MS, FIRST_WAIT_MS * 2 ** (lent.attempts - 1));
  const note = fault instanceof BriefdeskError ? fault.advice : "a fault of ours; the log has it";
  log.warn("digest.handed-back", { digest: lent.id, attempts: lent.attempts, waitMs, fault: String(fault) });
  await books.runs.finish(lent.id, owner, { kind: "retry", waitMs, note });
}
