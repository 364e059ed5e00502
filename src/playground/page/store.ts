import { useSyncExternalStore } from "react";
import type { Act } from "../acts.ts";
import type { Outcome, PageChange, PageMessage, Snapshot } from "../wire.ts";

/** Whether the page hears from the server. */
export type Link = "connecting" | "open" | "lost";
export type Seen = { readonly snapshot: Snapshot | null; readonly link: Link };

type Doing = Act extends infer A ? (A extends Act ? Omit<A, "as"> : never) : never;

/** What one person sees, kept up to date by the server. */
export type Store = {
  read(): Seen;
  watch(listener: () => void): () => void;
  /** Does something as the person whose view this is. */
  act(what: Doing): Promise<Outcome>;
  close(): void;
};

/** Opens a stream as one person. The browser connects again by itself, and every connection begins with everything. */
export function openStore(me: string): Store {
  let seen: Seen = { snapshot: null, link: "connecting" };
  const listeners = new Set<() => void>();
  const become = (next: Partial<Seen>) => {
    seen = { ...seen, ...next };
    for (const listener of listeners) listener();
  };
  const source = new EventSource(`/page/stream?as=${encodeURIComponent(me)}`);
  source.addEventListener("snapshot", (event) => become({ snapshot: JSON.parse(event.data), link: "open" }));
  source.addEventListener("change", (event) => {
    if (seen.snapshot) become({ snapshot: changed(seen.snapshot, JSON.parse(event.data)) });
  });
  source.addEventListener("error", () => become({ link: "lost" }));
  return {
    read: () => seen,
    watch: (listener) => {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
    act: (what) => send({ ...what, as: me } as Act),
    close: () => source.close(),
  };
}

async function send(what: Act): Promise<Outcome> {
  try {
    const head = { "content-type": "application/json" };
    const answer = await fetch("/page/act", { method: "POST", headers: head, body: JSON.stringify(what) });
    return (await answer.json()) as Outcome;
  } catch {
    return { kind: "refused", advice: "The playground does not answer. Is it still running in the terminal?" };
  }
}

function changed(old: Snapshot, change: PageChange): Snapshot {
  switch (change.kind) {
    case "message":
      return { ...old, messages: withMessage(old.messages, change.message) };
    case "modal":
      return { ...old, modal: change.view };
    case "home":
      return { ...old, home: change.view };
    case "status": {
      const { channel, thread } = change.status;
      const others = old.statuses.filter((one) => one.channel !== channel || one.thread !== thread);
      return { ...old, statuses: [...others, change.status] };
    }
    case "prompts":
      return {
        ...old,
        prompts: [...old.prompts.filter((one) => one.channel !== change.prompts.channel), change.prompts],
      };
    case "started":
      return { ...old, starting: false };
    case "channel": {
      const known = old.channels.some(({ id }) => id === change.channel.id);
      const channels = old.channels.map((one) => (one.id === change.channel.id ? change.channel : one));
      return { ...old, channels: known ? channels : [...channels, change.channel] };
    }
  }
}

function withMessage(all: readonly PageMessage[], message: PageMessage): PageMessage[] {
  const others = all.filter((one) => one.ts !== message.ts || one.channel !== message.channel);
  if (message.deleted) return others;
  return [...others, message].toSorted((a, b) => Number(a.ts) - Number(b.ts));
}

export function useSeen(store: Store): Seen {
  return useSyncExternalStore(store.watch, store.read);
}
