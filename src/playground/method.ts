import { z } from "zod";
import type { Json, State, Team, Token } from "./state.ts";

/** What a method of the Web API works with. `origin` is the stand-in's own address. */
export type Asked<A> = {
  readonly state: State;
  readonly team: Team;
  readonly token: Token;
  readonly origin: string;
  readonly args: A;
  /** Sends an event to the bot, as Slack would after what the method did. */
  readonly tell: (team: Team, event: Json) => void;
};

/** One method: the scopes of which it needs one, the arguments it takes, and what it does. The answer is sent with `ok: true`. */
export type Method = {
  readonly scopes: readonly string[];
  readonly token: "bot" | "app" | "none";
  readonly args: z.ZodType;
  readonly run: (asked: Asked<unknown>) => Json;
};

/** That Slack says no: the error of the answer, and what stands beside it. */
export class Refusal extends Error {
  readonly error: string;
  readonly messages: readonly string[];

  constructor(error: string, messages: readonly string[] = []) {
    super(error);
    this.name = "Refusal";
    this.error = error;
    this.messages = messages;
  }
}

type Shape = z.ZodRawShape;
type ArgsOf<S extends Shape> = z.infer<z.ZodObject<S>>;

/** A method that a bot's token calls. Unknown arguments are let through, as Slack does. */
export function method<S extends Shape>(
  scopes: readonly string[],
  shape: S,
  run: (asked: Asked<ArgsOf<S>>) => Json,
  token: Method["token"] = "bot",
): Method {
  const args = z.object(shape);
  return { scopes, token, args, run: (asked) => run({ ...asked, args: args.parse(asked.args) }) };
}

/** A switch as forms and JSON write it. */
export const flag = z.union([
  z.boolean(),
  z.enum(["true", "false", "1", "0"]).transform((v) => v === "true" || v === "1"),
]);
export const count = (byDefault: number, most: number) => z.coerce.number().int().min(1).max(most).default(byDefault);
export const record = z.record(z.string(), z.unknown());
export const id = z.string().min(1).max(255);
