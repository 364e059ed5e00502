import type { z } from "zod";
import type { Viewer } from "#domain/article.ts";
import type { Archive, Read } from "#domain/ports.ts";
import {
  type Account,
  type Embedder,
  failed,
  fillPrompt,
  type Model,
  OUTPUTS,
  type Prompt,
  type Told,
} from "#llm/llm.ts";

/**
 * A language model and what it is told to do: whoever writes instead of the extractive engine. `model` is charged to an account;
 * `evidenceTokens` bounds the rows of one call; `mayRead` says whether the admin of a workspace lets it read private articles.
 * `embedder` tells which articles a question is nearest to; null when none is set.
 */
export type Writer = {
  readonly name: string;
  readonly model: (account: Account) => Model;
  readonly prompts: ReadonlyMap<string, Prompt>;
  readonly evidenceTokens: number;
  readonly mayRead: (workspace: string) => Promise<boolean>;
  readonly embedder?: ((account: Account) => Embedder) | null | undefined;
};

/** A writer at work on one thing, and who pays. */
export type Session = { readonly writer: Writer; readonly account: Account };

type Output<Name extends keyof typeof OUTPUTS> = z.infer<(typeof OUTPUTS)[Name]>;

/** Fills one prompt and asks the model. `output` is the schema that the prompt's file names. */
export async function tell<Name extends keyof typeof OUTPUTS>(
  { writer, account }: Session,
  { name, output, slots }: { name: string; output: Name; slots: Readonly<Record<string, string>> },
): Promise<Told<Output<Name>>> {
  const prompt = writer.prompts.get(name);
  if (prompt === undefined || prompt.output !== output) return failed("fault");
  const schema = OUTPUTS[output] as unknown as z.ZodType<Output<Name>>;
  const call = { prompt: fillPrompt(prompt, slots), schema, schemaName: output, maxTokens: prompt.maxTokens };
  return writer.model(account).ask(call);
}

/** Said when articles of a workspace or channel are in the evidence and its admin has not let a model read them. */
export const NOT_ALLOWED =
  "Some of these articles are private, and no admin has allowed a language model to read private articles.";

/** Whether the model may read all of this: private articles need their admin's word. What is shared with everybody needs none. */
export async function mayBeRead(
  reads: readonly Pick<Read, "article">[],
  viewer: Viewer,
  { writer, archive }: { writer: Writer; archive: Archive },
): Promise<boolean> {
  if (viewer.workspace === null || (await writer.mayRead(viewer.workspace))) return true;
  const shared = { workspace: null, channel: null };
  for (const { article } of reads) if ((await archive.articles.get(shared, article.id)) === null) return false;
  return true;
}
