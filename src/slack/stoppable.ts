import type { Bench } from "./bench.ts";

/** A bench for one request that can be stopped: its calls of the model end with the signal, and what was stopped is not kept. */
export function stoppable(bench: Bench, signal: AbortSignal): Bench {
  const { archive, writer } = bench;
  const keep: typeof archive.briefings.keep = (...kept) => {
    signal.throwIfAborted();
    return archive.briefings.keep(...kept);
  };
  return {
    ...bench,
    archive: { ...archive, briefings: { ...archive.briefings, keep } },
    writer: writer && { ...writer, model: (account) => stoppableModel(writer.model(account), signal) },
  };
}

type Model = ReturnType<NonNullable<Bench["writer"]>["model"]>;

function stoppableModel(model: Model, signal: AbortSignal): Model {
  return { ...model, ask: (call) => model.ask({ ...call, signal }) };
}
