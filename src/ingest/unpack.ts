import { pipeline, Readable } from "node:stream";
import { createBrotliDecompress, createGunzip, createInflate, createInflateRaw, gunzipSync } from "node:zlib";
import { badSource } from "./faults.ts";
import { LIMITS, megabytes } from "./limits.ts";

const UNPACKERS: Readonly<Record<string, () => NodeJS.ReadWriteStream>> = {
  gzip: createGunzip,
  "x-gzip": createGunzip,
  br: createBrotliDecompress,
};

/** Reads a stream to its end and refuses it as soon as its unpacked bytes pass the limit; `name` is for the message. */
export async function readWithin(
  stream: Readable,
  limit: number,
  name: string,
  encoding = "identity",
): Promise<Uint8Array> {
  const unpacked = unpack(stream, encoding, name);
  const chunks: Uint8Array[] = [];
  let size = 0;
  for await (const chunk of unpacked) {
    const bytes = typeof chunk === "string" ? Buffer.from(chunk) : (chunk as Uint8Array);
    size += bytes.length;
    if (size > limit) {
      stream.destroy();
      throw tooLarge(name, limit);
    }
    chunks.push(bytes);
  }
  return Buffer.concat(chunks);
}

function unpack(stream: Readable, encoding: string, name: string): AsyncIterable<unknown> {
  const packed = encoding
    .toLowerCase()
    .split(",")
    .map((each) => each.trim());
  const named = packed.filter((each) => each !== "" && each !== "identity").join(", ");
  if (named === "") return stream;
  if (named === "deflate") return inflated(stream);
  const make = UNPACKERS[named];
  if (!make)
    throw badSource(
      `${name} is packed as "${named}", which cannot be unpacked.`,
      "Save the page as a file and ingest the file.",
    );
  // An error on either side reaches the reader through the unpacker, so the callback has nothing to add.
  return pipeline(stream, make(), () => undefined) as unknown as AsyncIterable<unknown>;
}

/** RFC 9110 §8.4.1.2 wants a zlib header before deflated content, which some servers leave out: its first two bytes tell. */
async function* inflated(stream: Readable): AsyncGenerator<unknown> {
  const chunks = stream[Symbol.asyncIterator]();
  const first = Buffer.from((await chunks.next()).value ?? []);
  const hasHeader = (first[0] ?? 0) % 16 === 8 && first.length > 1 && first.readUInt16BE(0) % 31 === 0;
  const whole = Readable.from(joined(first, chunks));
  yield* pipeline(whole, hasHeader ? createInflate() : createInflateRaw(), () => undefined);
}

async function* joined(first: Uint8Array, rest: AsyncIterator<unknown>): AsyncGenerator<unknown> {
  yield first;
  for (let next = await rest.next(); !next.done; next = await rest.next()) yield next.value;
}

/** The fault of a source that is larger than is read. */
function tooLarge(name: string, limit: number): Error {
  return badSource(
    `${name} is larger than ${megabytes(limit)}, which is the most that is read.`,
    /^https?:/.test(name)
      ? "Save the part you need as a file and ingest that."
      : "Split it, or ingest only the part you need.",
  );
}

/** Bytes with their gzip wrapping taken off, if they have one; a bomb is refused. */
export function unzipped(bytes: Uint8Array, name: string, limit: number = LIMITS.fileBytes): Uint8Array {
  if (bytes[0] !== 0x1f || bytes[1] !== 0x8b) return bytes;
  try {
    return gunzipSync(bytes, { maxOutputLength: limit });
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === "ERR_BUFFER_TOO_LARGE")
      throw tooLarge(`${name}, once unpacked,`, limit);
    throw badSource(`${name} is a damaged gzip file.`, "Pack it again, or ingest it unpacked.", error);
  }
}
