import type { HomeView, KnownBlock } from "@slack/types";
import { renderSlackLines } from "#render/render.ts";
import { COMMANDS } from "./commands.ts";
import { modelPart } from "./home-model.ts";
import { feedsPart, watchedPart } from "./home-watch.ts";
import { storedLine } from "./status.ts";
import { usageLines } from "./usage.ts";
import { plain } from "./view.ts";
import type { Services } from "./work.ts";

/** Who looks at their Home. */
export type Visit = { readonly user: string; readonly workspace: string; readonly services: Services };

/** The parts of App Home, in order. Adding one is a line here. */
const PARTS: readonly ((visit: Visit) => Promise<KnownBlock[]>)[] = [
  stored,
  watchedPart,
  feedsPart,
  modelPart,
  howToAsk,
];

const MOST_TOPICS = 12;
const MOST_BLOCKS = 100;

/** App Home for one person. */
export async function homeView(visit: Visit): Promise<HomeView> {
  const parts = await Promise.all(PARTS.map((part) => part(visit)));
  return { type: "home", blocks: parts.flat().slice(0, MOST_BLOCKS) };
}

async function stored({ workspace, services }: Visit): Promise<KnownBlock[]> {
  const [status, topics] = await Promise.all([
    services.store.stored({ workspace, channel: null }),
    services.store.topics({ workspace, channel: null }, MOST_TOPICS),
  ]);
  const about =
    topics.length === 0 ? "Nothing yet: file an article with /brief save and its address." : topics.join(" · ");
  return [{ type: "header", text: plain("What is stored") }, ...renderSlackLines([[storedLine(status)], [about]])];
}

async function howToAsk(): Promise<KnownBlock[]> {
  return [
    { type: "header", text: plain("How to ask") },
    ...renderSlackLines([
      ...usageLines(COMMANDS),
      ["In a briefing's thread, just ask. Elsewhere mention @briefdesk, or write to it here under Messages."],
      [
        {
          quiet:
            "Every printed sentence is checked against a stored article. Press Evidence to see the sentence it rests on.",
        },
      ],
    ]),
  ];
}
