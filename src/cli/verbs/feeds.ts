import { usage } from "../faults.ts";
import { addFeeds } from "../feeds/add.ts";
import { listFeeds } from "../feeds/list.ts";
import { exportFeeds, importFeeds } from "../feeds/lists.ts";
import { pauseFeeds, removeFeeds, resumeFeeds } from "../feeds/manage.ts";
import { pollFeeds } from "../feeds/poll.ts";
import { rateOutlets } from "../feeds/rate.ts";
import type { Call, Run } from "../world.ts";

const ACTIONS: Readonly<Record<string, Run>> = {
  list: listFeeds,
  add: addFeeds,
  remove: removeFeeds,
  poll: pollFeeds,
  pause: pauseFeeds,
  resume: resumeFeeds,
  rate: rateOutlets,
  import: importFeeds,
  export: exportFeeds,
};

/** Does one thing with the feeds that are followed; without a word it lists them. */
export async function run(call: Call): Promise<number> {
  const [action = "list", ...words] = call.words;
  const act = Object.hasOwn(ACTIONS, action) ? ACTIONS[action] : undefined;
  if (!act) throw usage(`feeds ${action} is nothing that can be done. Say one of: ${Object.keys(ACTIONS).join(", ")}.`);
  return act({ ...call, words });
}
