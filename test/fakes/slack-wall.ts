import { createServer } from "node:http";
import { z } from "zod";

const Posted = z.object({ key: z.string(), thread: z.string().nullable(), text: z.string(), at: z.string() });
export type WallMessage = z.infer<typeof Posted> & { readonly ts: string; readonly channel: string };

/**
 * A stand-in for Slack's channels over HTTP, for several processes: it takes messages with a key in their metadata and lets them be
 * looked up by it. It never refuses a message for having seen its key: posting once is the poster's business. `cut` makes it take
 * the next message and then drop the connection.
 */
export async function slackWall() {
  const messages: WallMessage[] = [];
  const cuts = { next: 0 };
  const server = createServer((request, response) => {
    const url = new URL(request.url ?? "/", "http://wall");
    const channel = url.pathname.slice(1);
    if (request.method === "GET") {
      const key = url.searchParams.get("key");
      response.end(JSON.stringify(messages.find((one) => one.channel === channel && one.key === key)?.ts ?? null));
      return;
    }
    const chunks: Buffer[] = [];
    request.on("data", (chunk: Buffer) => chunks.push(chunk));
    request.on("end", () => {
      const message = Posted.parse(JSON.parse(Buffer.concat(chunks).toString("utf8")));
      const ts = `${messages.length + 1}.000001`;
      messages.push({ ...message, channel, ts });
      if (cuts.next > 0) {
        cuts.next--;
        request.socket.destroy();
      } else response.end(JSON.stringify(ts));
    });
  });
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  const address = server.address();
  const port = typeof address === "object" && address !== null ? address.port : 0;
  return {
    url: `http://127.0.0.1:${port}`,
    messages,
    cut: (count: number) => {
      cuts.next += count;
    },
    close: () => new Promise<void>((resolve) => server.close(() => resolve())),
  };
}
