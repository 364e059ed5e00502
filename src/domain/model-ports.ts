import { z } from "zod";

/** Calls, tokens and US dollars spent. `costUsd` is null when no price was known for one of the calls. */
export const Spend = z.object({
  calls: z.number().int(),
  input: z.number().int(),
  output: z.number().int(),
  costUsd: z.number().nullable(),
});
export type Spend = z.infer<typeof Spend>;

/** Keeps what was spent under a key. Additions from several processes all count. */
export type SpendLedger = {
  spent(key: string): Promise<Spend>;
  add(key: string, usage: Omit<Spend, "calls">): Promise<void>;
};

/** Which workspaces let a language model read their private articles. None does until its admin says so. */
export type Consents = {
  given(workspace: string): Promise<boolean>;
  set(workspace: string, given: boolean): Promise<void>;
};

/** What is kept about the language model: what it cost, and who lets it read what. */
export type ModelBooks = { readonly spend: SpendLedger; readonly consents: Consents };
