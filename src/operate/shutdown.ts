/** One step of stopping, in its order. */
export type Step = { readonly name: string; readonly stop: () => Promise<unknown> };
/** How stopping went: `late` names the steps that had not ended in time, `failed` those that threw. */
export type Stopped = { readonly late: readonly string[]; readonly failed: readonly string[] };

/** Orchestrators kill after ten seconds at the least (Docker's default), so everything must have ended by then. */
const STOP_WITHIN_MS = 10_000;

/** Runs the steps one after the other; a step that fails does not keep the next from running, and none runs past the deadline. */
export async function stopAll(steps: readonly Step[], withinMs: number = STOP_WITHIN_MS): Promise<Stopped> {
  const waiting = new Set(steps.map((step) => step.name));
  const failed: string[] = [];
  const deadline = Promise.withResolvers<void>();
  const timer = setTimeout(deadline.resolve, withinMs);
  const work = async (): Promise<void> => {
    for (const { name, stop } of steps) {
      await stop().catch(() => failed.push(name));
      waiting.delete(name);
    }
  };
  await Promise.race([work(), deadline.promise]);
  clearTimeout(timer);
  return { late: [...waiting], failed };
}
