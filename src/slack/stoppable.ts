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
    writer: writer && stoppableWriter(writer, signal),
  };
}

type Writer = NonNullable<Bench["writer"]>;

function stoppableWriter(writer: Writer, signal: AbortSignal): Writer {
  const { model, embedder } = writer;
  return {
    ...writer,
    model: (account) => stoppableModel(model(account), signal),
    embedder:
      embedder && ((account) => ({ ...embedder(account), embed: (texts) => embedder(account).embed(texts, signal) })),
  };
}

type Model = ReturnType<Writer["model"]>;

function stoppableModel(model: Model, signal: AbortSignal): Model {
  return { ...model, ask: (call) => model.ask({ ...call, signal }) };
}
