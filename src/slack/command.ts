import type { Postable } from "#domain/desk-ports.ts";
import type { Work } from "./work.ts";

/** A value that JSON can hold. */
export type JsonValue = string | number | boolean | null | readonly JsonValue[] | { readonly [key: string]: JsonValue };

/** What was typed and when, and the table of all commands. `raw` is what Slack sent, with its marks for people and user groups. */
export type Typed = {
  readonly text: string;
  readonly raw: string;
  readonly now: Date;
  readonly commands: readonly Command[];
};

/**
 * What a command makes of what was typed: work that is owed (`share`: what makes two of them the same; null when each is its own;
 * `status`: what the asker reads meanwhile), an answer at once, or why it cannot be understood.
 */
export type Reading =
  | {
      readonly kind: "order";
      readonly work: string;
      readonly args: JsonValue;
      readonly share: string | null;
      readonly status: string;
    }
  | { readonly kind: "answer"; readonly message: Postable }
  | { readonly kind: "misread"; readonly advice: string };

/**
 * One command: how it is written after /brief, what it does, an example, how it is read (null: this is not mine), and the kinds of
 * work it may owe. Help, App Home, README and the manifest's usage hint are all made from these.
 */
export type Command = {
  readonly usage: string;
  readonly summary: string;
  readonly example: string;
  read(typed: Typed): Reading | null;
  readonly works: readonly Work[];
};
