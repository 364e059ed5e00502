import type { IncomingMessage, ServerResponse } from "node:http";
import { setTimeout as wait } from "node:timers/promises";
import { argumentsOf, bodyOf } from "./arguments.ts";
import type { createFaults, Fault } from "./faults.ts";
import { type Asked, type Method, Refusal } from "./method.ts";
import { type Json, recordCall, type State, type Team, type Token } from "./state.ts";

/** What the Web API works with. */
export type Api = {
  readonly state: State;
  readonly methods: Readonly<Record<string, Method>>;
  readonly faults: ReturnType<typeof createFaults>;
  readonly origin: () => string;
  readonly tell: Asked<unknown>["tell"];
};

/** Answers one call of the Web API, with whatever fault was planted on it. */
export async function answerCall(
  api: Api,
  name: string,
  request: IncomingMessage,
  response: ServerResponse,
): Promise<void> {
  const body = await bodyOf(request);
  await underFaults(api, name, { request, response }, () => ({ status: 200, body: perform(api, name, request, body) }));
}

type Exchange = { readonly request: IncomingMessage; readonly response: ServerResponse };

/** Has something carried out and answered, with whatever fault was planted on its name. */
export async function underFaults(
  { faults, state }: Api,
  name: string,
  { request, response }: Exchange,
  carryOut: () => { status: number; body: Json },
): Promise<void> {
  const fault = faults.next(name);
  if (fault && (await meet(fault, request, response)) === "over") {
    recordCall(state, { method: name, args: {}, team: null, answer: fault.kind }, []);
    return;
  }
  const { status, body } =
    fault?.kind === "refused" ? { status: 200, body: { ok: false, error: fault.error } } : carryOut();
  if (fault?.kind === "dropped") request.socket.destroy();
  else send(response, status, body);
}

/** Lets a fault happen that comes before the call is carried out; "over" when there is nothing left to answer. */
async function meet(fault: Fault, request: IncomingMessage, response: ServerResponse): Promise<"over" | "go on"> {
  switch (fault.kind) {
    case "unreachable":
      request.socket.destroy();
      return "over";
    case "rate-limited":
      response.setHeader("retry-after", String(fault.retryAfter));
      send(response, 429, { ok: false, error: "ratelimited" });
      return "over";
    case "status":
      send(response, fault.status, { ok: false, error: "internal_error" });
      return "over";
    case "slow":
      await wait(fault.ms, undefined, { ref: false });
      return "go on";
    default:
      return "go on";
  }
}

function send(response: ServerResponse, status: number, body: Json): void {
  response.writeHead(status, { "content-type": "application/json; charset=utf-8" });
  response.end(JSON.stringify(body));
}

function perform(api: Api, name: string, request: IncomingMessage, body: string | null): Json {
  const seen: { args: Json; team: Team | null } = { args: {}, team: null };
  try {
    if (body === null) throw new Refusal("request_too_large");
    const answer = { ok: true, ...run(api, name, request, body, seen) };
    recordCall(api.state, { method: name, args: seen.args, team: seen.team?.id ?? null, answer: "ok" }, []);
    return answer;
  } catch (fault) {
    const { error, messages } = refusalOf(fault);
    const because = COMPLAINED.test(error) && !BY_USERS.has(error) ? [error, ...messages] : [];
    recordCall(api.state, { method: name, args: seen.args, team: seen.team?.id ?? null, answer: error }, because);
    return { ok: false, error, ...(messages.length > 0 ? { response_metadata: { messages } } : {}) };
  }
}

/** The refusals that only a mistake of the bot can bring about. */
const COMPLAINED =
  /^(?:invalid_|missing_|msg_|no_text|metadata_|unknown_method|markdown_text_conflict|not_authed|internal_error)/;
const BY_USERS = new Set(["invalid_trigger_id", "invalid_code", "invalid_refresh_token", "invalid_auth"]);

function refusalOf(fault: unknown): { error: string; messages: readonly string[] } {
  if (fault instanceof Refusal) return fault;
  return { error: "internal_error", messages: [String(fault)] };
}

function run(
  api: Api,
  name: string,
  request: IncomingMessage,
  body: string,
  seen: { args: Json; team: Team | null },
): Json {
  const url = new URL(request.url ?? "/", api.origin());
  const args = { ...basic(request), ...argumentsOf(request.headers["content-type"] ?? "", url.searchParams, body) };
  const { token: _, client_secret: __, ...shown } = args;
  seen.args = shown;
  const method = api.methods[name];
  if (!method) throw new Refusal("unknown_method");
  const { token, team } = callerOf(api.state, method, request, args);
  seen.team = team;
  allow(method, token);
  const parsed = method.args.safeParse(args);
  if (!parsed.success)
    throw new Refusal(
      "invalid_arguments",
      parsed.error.issues.map(({ path, message }) => `/${path.join("/")}: ${message}`),
    );
  return method.run({ state: api.state, team, token, args, origin: api.origin(), tell: api.tell });
}

/** oauth.v2.access may carry the app's keys in a Basic header. */
function basic(request: IncomingMessage): Json {
  const [, coded] = /^Basic (\S+)$/.exec(request.headers.authorization ?? "") ?? [];
  if (coded === undefined) return {};
  const [id = "", secret = ""] = Buffer.from(coded, "base64").toString("utf8").split(":");
  return { client_id: id, client_secret: secret };
}

const NOBODY: Token = { team: null, kind: "bot", scopes: [], expiresAt: null, revoked: false };

function callerOf(state: State, method: Method, request: IncomingMessage, args: Json): { token: Token; team: Team } {
  const token = method.token === "none" ? NOBODY : tokenOf(state, request, args);
  const team = state.teams.get(token.team ?? "") ?? state.teams.values().next().value;
  if (!team) throw new Refusal("team_not_found");
  if (method.token !== "none" && token.kind !== method.token) throw new Refusal("not_allowed_token_type");
  return { token, team };
}

function tokenOf(state: State, request: IncomingMessage, args: Json): Token {
  const [, bearer] = /^Bearer (\S+)$/.exec(request.headers.authorization ?? "") ?? [];
  const given = bearer ?? args.token;
  if (typeof given !== "string") throw new Refusal("not_authed");
  const token = state.tokens.get(given);
  if (!token) throw new Refusal("invalid_auth");
  if (token.revoked) throw new Refusal("token_revoked");
  if (token.expiresAt !== null && state.clock().getTime() > token.expiresAt) throw new Refusal("token_expired");
  return token;
}

function allow({ scopes }: Method, token: Token): void {
  if (scopes.length === 0 || scopes.some((scope) => token.scopes.includes(scope))) return;
  throw new Refusal("missing_scope", [`needed: ${scopes.join(" or ")}`, `provided: ${token.scopes.join(",")}`]);
}
