/** The most bytes of an answer that are read: thirty-two vectors of four thousand numbers take 3 MB, a draft far less. */
const MOST_BYTES = 8 * 1024 * 1024;

/** A server sent more than any answer holds. */
export class TooLong extends Error {}

/** Fetches as the SDK does by itself, but gives up a body that does not end: it is read into memory as a whole. */
export async function boundedFetch(...asked: Parameters<typeof fetch>): Promise<Response> {
  const answer = await fetch(...asked);
  if (answer.body === null) return answer;
  const { status, statusText, headers } = answer;
  return new Response(answer.body.pipeThrough(bounded()), { status, statusText, headers });
}

function bounded(): TransformStream<Uint8Array, Uint8Array> {
  let bytes = 0;
  return new TransformStream({
    transform(chunk, controller) {
      bytes += chunk.byteLength;
      if (bytes > MOST_BYTES) controller.error(new TooLong("the answer is larger than is read"));
      else controller.enqueue(chunk);
    },
  });
}
