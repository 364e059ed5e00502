import type { Change, State } from "./state.ts";

/** How long a condition is waited for unless said otherwise. A wait that ends here means "hangs", not "slow". */
const PATIENCE_MS = 20_000;
const SHOWN_CALLS = 12;

/** Resolves with what `holds` gives once that is neither null, undefined nor false; it is looked at after every change. */
export function until<T>(state: State, holds: () => T | null | undefined | false, ms = PATIENCE_MS): Promise<T> {
  return new Promise((resolve, reject) => {
    const end = () => {
      clearTimeout(late);
      state.watchers.delete(look);
    };
    const look = (_change?: Change) => {
      const held = holds();
      if (held === null || held === undefined || held === false) return;
      end();
      resolve(held);
    };
    const late = setTimeout(() => {
      end();
      reject(new Error(`not within ${ms} ms. The last calls were: ${lastCalls(state)}`));
    }, ms);
    state.watchers.add(look);
    look();
  });
}

function lastCalls({ calls, complaints }: State): string {
  const last = calls.slice(-SHOWN_CALLS).map(({ method, answer }) => `${method} ${answer}`);
  return [...last, ...complaints.slice(-SHOWN_CALLS)].join(", ") || "none";
}
