import { signed } from "#playground/playground.ts";
import { TOWNS } from "../slack-articles.ts";
import type { Front } from "./front.ts";

/* Signed slash commands, as Slack sends them, at a steady pace. */

export type Place = { readonly workspace: string; readonly channel: string; readonly users: readonly string[] };

/** What is asked: a briefing with its thread or without, one for the asker alone, a question, or something nothing is stored on. */
export type Kind = "full" | "short" | "private" | "question" | "unknown";

/** A command that was sent. `acked`: the bot took it. Times in milliseconds since the epoch. */
export type Sent = {
  readonly id: string;
  readonly kind: Kind;
  readonly town: string;
  readonly text: string;
  readonly place: Place;
  readonly user: string;
  readonly at: number;
  /** The time the acknowledgement took, in milliseconds. */
  ackMs: number;
  acked: boolean;
};

const TEXTS: Readonly<Record<Kind, (town: string) => string>> = {
  full: (town) => town,
  short: (town) => `${town} short`,
  private: (town) => `${town} private`,
  question: (town) => `how many people were killed in ${town}?`,
  unknown: () => "zyxwvut qponmlk",
};

/** Of a hundred commands. */
const SHARES: readonly (readonly [Kind, number])[] = [
  ["short", 62],
  ["full", 24],
  ["question", 6],
  ["private", 5],
  ["unknown", 3],
];

function kindAt(share: number): Kind {
  let left = share * 100;
  for (const [kind, percent] of SHARES) {
    left -= percent;
    if (left < 0) return kind;
  }
  return "short";
}

/** The next command: any kind, any of the topics, any place, anybody in it. */
export function nextCommand(
  n: number,
  places: readonly Place[],
  topics: number,
  random: () => number,
): Omit<Sent, "at"> {
  const pick = <T>(all: readonly T[]): T => all[Math.floor(random() * all.length)] as T;
  const kind = kindAt(random());
  const town = pick(TOWNS.slice(0, topics));
  const place = pick(places);
  const id = `${n}.${Math.floor(random() * 1e9)}`;
  return { id, kind, town, text: TEXTS[kind](town), place, user: pick(place.users), ackMs: 0, acked: false };
}

/** Sends a command and writes down whether it was acknowledged. */
export async function send(command: Omit<Sent, "at">, secret: string, front: Front): Promise<Sent> {
  const sent: Sent = { ...command, at: Date.now() };
  const body = new URLSearchParams({
    command: "/brief",
    text: sent.text,
    team_id: sent.place.workspace,
    channel_id: sent.place.channel,
    user_id: sent.user,
    trigger_id: sent.id,
    response_url: front.responseUrl(sent.id),
    ssl_check: "0",
  }).toString();
  const began = performance.now();
  const answer = await front.carry(body, {
    "content-type": "application/x-www-form-urlencoded",
    ...signed(body, secret),
  });
  sent.ackMs = performance.now() - began;
  sent.acked = answer.status === 200;
  return sent;
}

/** Calls `each` so many times, evenly spread over the time that takes; resolves when all that it began has ended. */
export function atPace<T>(perSecond: number, count: number, each: (n: number) => Promise<T>): Promise<T[]> {
  const began = performance.now();
  const begun: Promise<T>[] = [];
  return new Promise((resolve, reject) => {
    const timer = setInterval(() => {
      const due = Math.min(count, Math.floor(((performance.now() - began) / 1000) * perSecond));
      while (begun.length < due) begun.push(each(begun.length));
      if (begun.length < count) return;
      clearInterval(timer);
      Promise.all(begun).then(resolve, reject);
    }, 5);
  });
}
