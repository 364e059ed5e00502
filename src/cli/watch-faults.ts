import type { z } from "zod";
import { type Call, textOption } from "./world.ts";

/** What each setting of a watch takes, by its place in the record: the option as it is typed, its name in the call, and the words. */
const TAKES: Readonly<Record<string, readonly [flag: string, name: string, takes: string]>> = {
  "schedule.days": ["--days", "days", "takes mon-fri, daily, or days such as mon,wed"],
  "schedule.at": ["--at", "at", "takes a time of day such as 09:00"],
  "schedule.zone": ["--zone", "zone", "takes a time zone such as Europe/Berlin"],
  "schedule.quiet": ["--quiet", "quiet", "takes hours such as 22:00-07:00, or none"],
  "schedule.weekend": ["--weekend", "weekend", "takes as-listed, alerts-only or nothing"],
  name: ["The watch's name", "name", "takes 1 to 60 characters"],
  query: ["--topic", "topic", "takes 1 to 300 characters"],
  aliases: ["--aliases", "aliases", "takes at most 20 names, of at most 80 characters each"],
  exclude: ["--exclude", "exclude", "takes at most 20 words, of at most 80 characters each"],
  actors: ["--actors", "actors", "takes at most 20 names, of at most 80 characters each"],
  outlets: ["--outlets", "outlets", "takes at most 20 names, of at most 80 characters each"],
  languages: ["--languages", "languages", "takes at most 10 languages of two or three letters, such as en,de"],
  minimumOrigins: ["--min-origins", "minOrigins", "takes a whole number from 1 to 5"],
  channel: ["--channel", "channel", "takes a channel's id, such as C0123ABCD"],
  "alert.origins": ["--alert-origins", "alertOrigins", "takes a whole number from 1 to 5"],
  "alert.spike": ["--alert-spike", "alertSpike", "takes a number from 1.5 to 50"],
  cooldownHours: ["--cooldown", "cooldown", "takes hours from 0 to 720"],
};

/** What is wrong with a watch, a line for each option, as somebody at a terminal would say it. */
export function watchFaults({ issues }: z.ZodError, call: Call): string {
  return [...new Set(issues.map((issue) => faultLine(issue, call)))].join("\n");
}

function faultLine({ path, message }: z.core.$ZodIssue, call: Call): string {
  const place = path.join(".");
  const key = Object.keys(TAKES).find((name) => place === name || place.startsWith(`${name}.`));
  const known = key === undefined ? undefined : TAKES[key];
  if (known === undefined) return `${message.charAt(0).toUpperCase()}${message.slice(1)}.`;
  const [flag, name, takes] = known;
  const typed = textOption(call, name);
  return `${flag} ${takes}${typed === undefined ? "" : `, not "${typed.slice(0, 60)}"`}.`;
}
