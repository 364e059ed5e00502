import { Agent, createServer, type IncomingHttpHeaders, type OutgoingHttpHeaders, request } from "node:http";
import type { AddressInfo } from "node:net";

/*
 * What stands between Slack and the bots: a load balancer that hands each request to one of the living bots at random, and the
 * response URLs that Slack gives out with its commands, so that what only an asker sees can be counted.
 */

/** What came back for a request. Status 0: nothing did within the time that Slack waits. */
export type Carried = { readonly status: number; readonly body: string };

export type Front = {
  readonly url: string;
  /** Hands one request on and waits for the answer as long as Slack does. */
  carry(body: string, headers: OutgoingHttpHeaders): Promise<Carried>;
  /** A response URL for a command. */
  responseUrl(command: string): string;
  /** What was sent to the response URL of each command, as text. */
  readonly whispers: ReadonlyMap<string, readonly string[]>;
  readonly counts: { carried: number; refused: number; timeouts: number; tried: number };
  close(): Promise<void>;
};

/** How long Slack waits for an acknowledgement. In milliseconds. */
const ACK_MS = 3_000;

/** Opens the front. `ports` gives those of the living bots, `fate` tells what becomes of an answer to a response URL. */
export async function openFront(
  ports: () => readonly number[],
  random: () => number,
  fate: () => "taken" | "refused" | "dropped",
): Promise<Front> {
  const agent = new Agent({ keepAlive: true, maxSockets: 256 });
  const whispers = new Map<string, string[]>();
  const counts = { carried: 0, refused: 0, timeouts: 0, tried: 0 };

  const once = (port: number, body: string, headers: OutgoingHttpHeaders): Promise<Carried | "no connection"> =>
    new Promise((resolve) => {
      const length = { "content-length": String(Buffer.byteLength(body)) };
      const options = { port, host: "127.0.0.1", path: "/slack/events", method: "POST", agent };
      const asked = request({ ...options, headers: { ...headers, ...length } }, (response) => {
        const parts: Buffer[] = [];
        response.on("data", (part: Buffer) => parts.push(part));
        response.on("error", () => resolve({ status: 502, body: "" }));
        response.on("end", () => {
          clearTimeout(late);
          resolve({ status: response.statusCode ?? 502, body: Buffer.concat(parts).toString("utf8") });
        });
      });
      const late = setTimeout(() => {
        resolve({ status: 0, body: "" });
        asked.destroy();
      }, ACK_MS);
      asked.on("error", (fault: NodeJS.ErrnoException) => {
        clearTimeout(late);
        // Only what nobody has heard may be handed to another: a request that was cut may have been taken.
        resolve(fault.code === "ECONNREFUSED" ? "no connection" : { status: 502, body: "" });
      });
      asked.end(body);
    });
  const carry = async (body: string, headers: OutgoingHttpHeaders): Promise<Carried> => {
    counts.carried += 1;
    for (let n = 0; n < 3; n++) {
      const open = ports();
      const port = open[Math.floor(random() * open.length)];
      const answer = port === undefined ? "no connection" : await once(port, body, headers);
      if (answer === "no connection") {
        counts.tried += 1;
        continue;
      }
      if (answer.status === 0) counts.timeouts += 1;
      if (answer.status !== 200) counts.refused += 1;
      return answer;
    }
    counts.refused += 1;
    return { status: 503, body: "" };
  };

  const server = createServer(async (asked, response) => {
    const parts: Buffer[] = [];
    for await (const part of asked) parts.push(part as Buffer);
    const body = Buffer.concat(parts).toString("utf8");
    const command = /^\/response\/(.+)$/.exec(asked.url ?? "")?.[1];
    if (command === undefined) {
      const answer = await carry(body, slackHeaders(asked.headers));
      response.writeHead(answer.status === 0 ? 504 : answer.status).end(answer.body);
      return;
    }
    const how = fate();
    if (how === "refused") return void response.writeHead(503).end("unavailable");
    const key = decodeURIComponent(command);
    whispers.set(key, [...(whispers.get(key) ?? []), body]);
    if (how === "dropped") asked.socket.destroy();
    else response.writeHead(200).end("ok");
  });
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  const { port } = server.address() as AddressInfo;
  return {
    url: `http://127.0.0.1:${port}/slack/events`,
    carry,
    responseUrl: (command) => `http://127.0.0.1:${port}/response/${encodeURIComponent(command)}`,
    whispers,
    counts,
    async close() {
      agent.destroy();
      server.closeAllConnections();
      await new Promise((resolve) => server.close(resolve));
    },
  };
}

/** What Slack sends with a request; the rest belongs to one connection only. */
function slackHeaders(headers: IncomingHttpHeaders): OutgoingHttpHeaders {
  return Object.fromEntries(
    Object.entries(headers).filter(([name]) => name === "content-type" || name.startsWith("x-slack-")),
  );
}
