/** What is counted, with the labels that tell kinds apart. Labels hold words of ours only: a topic or a name would never end. */
export type Counted = {
  readonly commands: { command: string; outcome: "done" | "failed" | "refused" };
  readonly briefings: { composer: string; outcome: "made" | "nothing-found" | "failed" };
  readonly withheld: { reason: string };
  readonly posts: { outcome: "posted" | "found" | "retried" | "failed" };
  readonly polls: { outcome: "new" | "unchanged" | "failed" };
  readonly limited: { by: "user" | "channel" | "workspace" };
};

/** What is timed. In seconds. */
export type Timed = "ack" | "briefing" | "post";

/** Counts and times what happens. It never fails: a count is not worth a briefing. */
export type Meter = {
  count<Name extends keyof Counted>(name: Name, labels: Counted[Name]): void;
  time(name: Timed, seconds: number): void;
};

/** Seals text so that only a holder of the key can read it, and only as what it was sealed for. */
export type Vault = {
  seal(text: string, purpose: string): string;
  /** Throws a config fault with advice when no key in force opens it. */
  open(sealed: string, purpose: string): string;
  /** Whether it was sealed with another key than the one in force, so that it should be sealed anew. */
  isOld(sealed: string): boolean;
};
