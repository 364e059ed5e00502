import { z } from "zod";

/** Who may see a stored thing: everybody, one workspace, or one channel of it. */
export const Visibility = z.discriminatedUnion("kind", [
  z.object({ kind: z.literal("shared") }),
  z.object({ kind: z.literal("workspace"), workspace: z.string() }),
  z.object({ kind: z.literal("channel"), workspace: z.string(), channel: z.string() }),
]);
export type Visibility = z.infer<typeof Visibility>;

/** On whose behalf the archive is asked. `null` means: not in a workspace (the terminal) or not in a channel. */
export const Viewer = z.object({ workspace: z.string().nullable(), channel: z.string().nullable() });
export type Viewer = z.infer<typeof Viewer>;

/** The terminal's own viewer: it sees what is shared. */
export const TERMINAL: Viewer = { workspace: null, channel: null };

/**
 * An article as it comes in, before it has an id. Times are ISO 8601; `publishedAt` may be a bare date. `guid` is what its source calls
 * it: it makes two records without an address the same article, and with `byGuid` also two with one. That is for an address which is
 * not the source's own, or not the article's alone: whoever links to another's article must not write its next text.
 */
export const ArticleRecord = z.object({
  url: z.string().nullish(),
  title: z.string().nullish(),
  outlet: z.string().nullish(),
  byline: z.string().nullish(),
  publishedAt: z.string().nullish(),
  retrievedAt: z.string().nullish(),
  language: z.string().nullish(),
  guid: z.string().nullish(),
  byGuid: z.boolean().nullish(),
  text: z.string(),
});
export type ArticleRecord = z.infer<typeof ArticleRecord>;

/**
 * One immutable revision of an article. All times are ISO 8601 UTC. `publishedAt` is null when no date is stated.
 * `text` is exactly what citations point into, in UTF-16 offsets. `hash` is the SHA-256 of the text, in hex.
 */
export const Article = z.object({
  id: z.string(),
  url: z.string().nullable(),
  title: z.string().nullable(),
  outlet: z.string().nullable(),
  byline: z.string().nullable(),
  publishedAt: z.string().nullable(),
  retrievedAt: z.string(),
  language: z.string(),
  text: z.string(),
  hash: z.string(),
  revises: z.string().nullable(),
  revisedBy: z.string().nullable(),
  sample: z.boolean(),
  labels: z.array(z.string()),
});
export type Article = z.infer<typeof Article>;

/** What became of an article that was brought in. `copyOf` names an earlier article with nearly the same text. */
export type Filing =
  | { kind: "filed"; article: Article; copyOf: string | null }
  | { kind: "known"; article: Article }
  | { kind: "revised"; article: Article; revises: string }
  | { kind: "rejected"; reason: string; source: string; line: number | null };
