import type { Carrier, Parcel, Reply, Retry } from "./delivery.ts";
import type { Json, State, Team } from "./state.ts";

/** Sends what happens in the workspace to the bot, and events once more when it did not acknowledge them. */
export type Postman = {
  send(parcel: Parcel): Promise<Reply>;
  /** Sends an event with its envelope; the first answer counts, retries go on behind it. */
  event(team: Team, event: Json): Promise<Reply>;
  /** Forgets what was sent last: from here on a new thing is done. */
  mark(): void;
  /** Sends what was sent since the mark once more, `times` times, with the same ids of events or with new ones. */
  again(times: number, newIds: boolean): Promise<Reply[]>;
  /** Resolves when nothing is on its way. */
  quiet(): Promise<void>;
  /** Stops sending and forgets the retries that are still to come. */
  stop(): void;
};

/** When an event that was not acknowledged is sent again: at once, after a minute, after five (docs.slack.dev/apis/events-api). */
export const RETRY_AFTER_MS: readonly number[] = [0, 60_000, 300_000];

export function createPostman(
  state: State,
  carrier: () => Carrier | null,
  { events, retryAfterMs }: { events: (name: string) => boolean; retryAfterMs: readonly number[] },
): Postman {
  let last: Parcel[] = [];
  let stopped = false;
  const open = new Set<Promise<unknown>>();
  const later = new Set<NodeJS.Timeout>();
  const tracked = <T>(work: Promise<T>): Promise<T> => {
    open.add(work);
    void work.finally(() => open.delete(work));
    return work;
  };
  const carry = (parcel: Parcel, retry: Retry | null): Promise<Reply> => {
    const way = stopped ? null : carrier();
    return tracked(way ? way(parcel, retry) : Promise.resolve({ status: 0, body: "connection_failed" }));
  };
  const retry = (parcel: Parcel, num: number, reply: Reply): void => {
    const wait = retryAfterMs[num - 1];
    if (wait === undefined || acknowledged(reply) || stopped) return;
    const timer = setTimeout(() => {
      later.delete(timer);
      void carry(parcel, { num, reason: reasonOf(reply) }).then((next) => retry(parcel, num + 1, next));
    }, wait);
    timer.unref();
    later.add(timer);
  };
  const sendEvent = async (parcel: Parcel): Promise<Reply> => {
    const reply = await carry(parcel, null);
    retry(parcel, 1, reply);
    return reply;
  };
  return {
    send: (parcel) => {
      last.push(parcel);
      return carry(parcel, null);
    },
    event: (team, event) => {
      const ownWords = event.bot_id !== undefined;
      if (!team.installed || !events(nameOf(event))) return Promise.resolve({ status: 200, body: null });
      const parcel: Parcel = { kind: "events_api", payload: enveloped(state, team, event) };
      if (!ownWords) last.push(parcel);
      return sendEvent(parcel);
    },
    mark: () => {
      last = [];
    },
    again: (times, newIds) => {
      const rounds = Array.from({ length: times }, () => last.map((one) => (newIds ? renewed(state, one) : one)));
      return Promise.all(rounds.flat().map((one) => carry(one, newIds ? null : { num: 1, reason: "http_timeout" })));
    },
    quiet: async () => {
      while (open.size > 0) await Promise.allSettled(open);
    },
    stop: () => {
      stopped = true;
      for (const timer of later) clearTimeout(timer);
    },
  };
}

const KINDS: Readonly<Record<string, string>> = { channel: "channels", group: "groups", im: "im" };

/** An event as a manifest names it: a message bears the kind of its channel. */
function nameOf({ type, channel_type: kind }: Json): string {
  return type === "message" ? `message.${KINDS[String(kind)]}` : String(type);
}

function acknowledged({ status }: Reply): boolean {
  return status >= 200 && status < 300;
}

function reasonOf({ status, body }: Reply): string {
  return status === 0 ? String(body) : "http_error";
}

function enveloped(state: State, team: Team, event: Json): Json {
  const enterprise = team.enterprise?.id ?? null;
  return {
    token: "stand-in",
    team_id: team.id,
    context_team_id: team.id,
    context_enterprise_id: enterprise,
    api_app_id: state.appId,
    event,
    type: "event_callback",
    event_id: state.ids.fresh("Ev"),
    event_time: Math.floor(state.clock().getTime() / 1000),
    authorizations: [
      {
        enterprise_id: enterprise,
        team_id: team.id,
        user_id: team.bot.userId,
        is_bot: true,
        is_enterprise_install: false,
      },
    ],
    is_ext_shared_channel: false,
    event_context: state.ids.secret(),
  };
}

function renewed(state: State, parcel: Parcel): Parcel {
  if (parcel.kind !== "events_api") return parcel;
  return { ...parcel, payload: { ...parcel.payload, event_id: state.ids.fresh("Ev") } };
}
