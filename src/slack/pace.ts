/** Waits for a while; ends early, by throwing its reason, when the signal aborts. */
export type Pause = (ms: number, signal?: AbortSignal) => Promise<void>;

/** Slack takes about one message a second in a channel and tolerates short bursts (docs.slack.dev/apis/web-api/rate-limits). */
const BURST = 10;
const EVERY_MS = 1000;
/** Channels that are remembered; one that was quiet for longer than its burst has nothing to remember. */
const MOST_CHANNELS = 10_000;

/** Keeps the pace of every channel; `defer` stops a channel for as long as Slack asked. */
export type Pace = {
  turn(channel: string, signal?: AbortSignal): Promise<void>;
  defer(channel: string, ms: number): void;
};

/** A token bucket for each channel, in this process's memory. */
export function createPace(clock: () => Date, pause: Pause): Pace {
  // The time at which a channel's bucket will be full again tells how much is left in it.
  const fullAt = new Map<string, number>();
  const notBefore = new Map<string, number>();

  const reserve = (channel: string): number => {
    const now = clock().getTime();
    const full = Math.max(fullAt.get(channel) ?? 0, now) + EVERY_MS;
    fullAt.delete(channel);
    fullAt.set(channel, full);
    const oldest = fullAt.keys().next();
    if (fullAt.size > MOST_CHANNELS && !oldest.done) fullAt.delete(oldest.value);
    return Math.max(0, full - now - BURST * EVERY_MS);
  };
  return {
    async turn(channel, signal) {
      const wait = Math.max(reserve(channel), (notBefore.get(channel) ?? 0) - clock().getTime());
      if (wait > 0) await pause(wait, signal);
    },
    defer(channel, ms) {
      notBefore.set(channel, clock().getTime() + ms);
      if (notBefore.size > MOST_CHANNELS) notBefore.clear();
    },
  };
}
