/**
 * A workspace that installed the app, or an organisation that installed it for several (Slack's Enterprise Grid): `key` is
 * `team:T…` or `org:E…`. `sealed` is what Slack gave, tokens and all, as a vault sealed it.
 */
export type InstallRow = {
  readonly key: string;
  readonly sealed: string;
  readonly installedAt: string;
};

/** Keeps installs. Durable when a promise resolves. */
export type InstallBook = {
  /** Keeps an install in place of an earlier one, and ends a renewal that is under way. */
  keep(key: string, sealed: string): Promise<void>;
  /** The first of these keys that is there, or null. */
  find(keys: readonly string[]): Promise<InstallRow | null>;
  /** All installs, oldest first. */
  list(): Promise<InstallRow[]>;
  remove(key: string): Promise<void>;
  /** Takes the right to renew a token for `leaseMs`; false when somebody else has it: a refresh token works only once. */
  renew(key: string, leaseMs: number): Promise<boolean>;
};
