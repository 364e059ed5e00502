import type { Log } from "#log.ts";
import { faultDetails } from "./fault-details.ts";
import type { At } from "./order.ts";
import type { Services } from "./work.ts";

/** Shows in its thread that a message is being worked at, with a stop button where Slack offers one. It may fail: it is a courtesy. */
export function showWorking({ webFor, log }: Pick<Services, "webFor"> & { log: Log }, at: At, status: string): void {
  const { workspace, channel, thread } = at;
  if (thread === null) return;
  const place = { channel_id: channel, thread_ts: thread };
  const show = async (): Promise<void> => {
    const web = await webFor(workspace);
    await web.assistant.threads.setStatus({ ...place, status: `${status.toLowerCase().slice(0, 80)} …` });
    if (channel.startsWith("D")) await web.agents.sessions.setStatus({ ...place, status: "processing" });
  };
  show().catch((fault) => log.debug("slack.status", faultDetails(fault)));
}

/** A session's status does not change by itself (docs.slack.dev/ai/agent-sessions): what is done or stopped is said to be. */
export function showDone({ webFor, log }: Pick<Services, "webFor"> & { log: Log }, at: At): void {
  const { workspace, channel, thread, via } = at;
  if (thread === null || via !== "message" || !channel.startsWith("D")) return;
  const show = async (): Promise<void> => {
    const web = await webFor(workspace);
    await web.agents.sessions.setStatus({ channel_id: channel, thread_ts: thread, status: "active" });
  };
  show().catch((fault) => log.debug("slack.status", faultDetails(fault)));
}
