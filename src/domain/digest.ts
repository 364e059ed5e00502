import { z } from "zod";
import { Briefing, Change, Source } from "./briefing.ts";

/**
 * What a digest says of one watch. `since` is when the channel was last told about it (null: never). `articles` were looked at for
 * the first time. `below` counts developments left out because they have fewer origins than the watch asks for.
 * `unread` of the articles are in languages that are not read; older records do not say.
 * `news`: something new, in `briefing.changes` first. `quiet`: looked, and nothing new. `blind`: nothing came in or feeds failed, so
 * that nobody can say whether the day was quiet. `failed`: our own fault; `advice` says what to do.
 */
const About = { watch: z.string(), since: z.string().nullable() };
const Topic = z.discriminatedUnion("kind", [
  z.object({ kind: z.literal("news"), ...About, briefing: Briefing, below: z.number().int() }),
  z.object({
    ...{ kind: z.literal("quiet"), ...About, articles: z.number().int(), below: z.number().int() },
    unread: z.number().int().optional(),
  }),
  z.object({ kind: z.literal("blind"), ...About }),
  z.object({ kind: z.literal("failed"), ...About, advice: z.string() }),
]);
export type DigestTopic = z.infer<typeof Topic>;

/**
 * One message to a channel about one or more watches. `cause` is the schedule, somebody who asked, or an alert rule. `date` is the
 * local date in `zone`; `missed` counts earlier runs that this one makes up for. `feedsDown` names failing feeds and `lastArticle`
 * is when anything last came in: both are said, so that silence is never passed off as a quiet day. `feeds` counts
 * those that are followed; older records do not say.
 */
export const Digest = z.object({
  id: z.string(),
  cause: z.literal(["schedule", "asked", "alert", "spike"]),
  createdAt: z.string(),
  date: z.string(),
  zone: z.string(),
  missed: z.number().int(),
  topics: z.array(Topic),
  feedsDown: z.array(z.string()),
  lastArticle: z.string().nullable(),
  feeds: z.number().int().optional(),
});
export type Digest = z.infer<typeof Digest>;

/** What no longer stands of a printed briefing: each claim as it was, and the sentence that took its place, if any. */
export const Correction = z.object({
  id: z.string(),
  briefing: z.string(),
  topic: z.string(),
  createdAt: z.string(),
  changes: z.array(Change),
  sources: z.array(Source),
});
export type Correction = z.infer<typeof Correction>;
