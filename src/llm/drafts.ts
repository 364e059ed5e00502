import { z } from "zod";
import { EventStatus, SourceStatus } from "#domain/ledger.ts";

/** A statement as a model returns it: `rows` are ids of the evidence rows it was given (`r12`). Nobody has checked it yet. */
export const DraftedClaim = z.object({
  text: z.string(),
  rows: z.array(z.string()),
  event: EventStatus,
  source: SourceStatus,
  attribution: z.string().nullable(),
});
export type DraftedClaim = z.infer<typeof DraftedClaim>;

/** What compose.md asks for. Lengths are asked for in the prompt and cut by the composer, so that no draft fails on one. */
export const ComposedDraft = z.object({
  headline: DraftedClaim,
  bottomLine: z.array(DraftedClaim),
  developments: z.array(DraftedClaim),
});
export type ComposedDraft = z.infer<typeof ComposedDraft>;

/** What answer.md asks for: `not-stored` says that no row answers the question. */
export const Answered = z.object({ kind: z.literal(["answer", "not-stored"]), claims: z.array(DraftedClaim) });
export type Answered = z.infer<typeof Answered>;

/** What headline.md asks for. */
export const Headlined = z.object({ headline: DraftedClaim });
export type Headlined = z.infer<typeof Headlined>;

/** A second try at a refused claim; `mends` is the id under which the refused claim was sent (`c3`). */
export const RepairedClaim = DraftedClaim.extend({ mends: z.string() });
export type RepairedClaim = z.infer<typeof RepairedClaim>;

/** What repair.md asks for. A claim that the model cannot mend is left out. */
export const Repaired = z.object({ claims: z.array(RepairedClaim) });
export type Repaired = z.infer<typeof Repaired>;

/** What query.md asks for: words to search for besides those of the question. */
export const Expanded = z.object({ terms: z.array(z.string()) });
export type Expanded = z.infer<typeof Expanded>;

/** The output schemas by the name that a prompt's front matter gives as `output`. */
export const OUTPUTS = { ComposedDraft, Answered, Headlined, Repaired, Expanded } as const;
