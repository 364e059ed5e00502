import { Agent, request } from "node:http";
import { parentPort, workerData } from "node:worker_threads";
import { signed } from "#playground/playground.ts";

/* Sends slash commands at a steady pace from a thread of its own, and measures how long each waits for its acknowledgement. */

export type LoadOrder = {
  readonly url: string;
  readonly secret: string;
  readonly perSecond: number;
  readonly seconds: number;
  readonly places: readonly { workspace: string; channel: string; user: string; town: string }[];
};

const { url, secret, perSecond, seconds, places } = workerData as LoadOrder;
const agent = new Agent({ keepAlive: true, maxSockets: 256 });
let sent = 0;
const acks: number[] = [];
let refused = 0;

function send(n: number): Promise<void> {
  const place = places[n % places.length];
  const body = new URLSearchParams({
    command: "/brief",
    text: place?.town ?? "",
    team_id: place?.workspace ?? "",
    channel_id: place?.channel ?? "",
    user_id: place?.user ?? "",
    trigger_id: `${n}.bench`,
    response_url: "http://127.0.0.1:9/none",
    ssl_check: "0",
  }).toString();
  const headers = {
    "content-type": "application/x-www-form-urlencoded",
    "content-length": String(body.length),
    ...signed(body, secret),
  };
  const began = performance.now();
  return new Promise((resolve) => {
    const asked = request(url, { method: "POST", agent, headers }, (response) => {
      response.resume();
      response.on("end", () => {
        acks.push(performance.now() - began);
        if (response.statusCode !== 200) refused += 1;
        resolve();
      });
    });
    asked.on("error", () => {
      refused += 1;
      resolve();
    });
    asked.end(body);
  });
}

const started = performance.now();
const waiting: Promise<void>[] = [];
const timer = setInterval(() => {
  const due = Math.min(perSecond * seconds, Math.floor(((performance.now() - started) / 1000) * perSecond));
  while (sent < due) {
    waiting.push(send(sent));
    sent += 1;
  }
  if (sent < perSecond * seconds) return;
  clearInterval(timer);
  Promise.all(waiting).then(
    () => {
      agent.destroy();
      parentPort?.postMessage({ acks, refused });
    },
    () => undefined,
  );
}, 5);
