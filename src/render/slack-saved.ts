import type { Change, Source, Withheld } from "#domain/briefing.ts";
import { marksOf, printMarks } from "./layout.ts";
import { reasonWords } from "./sections.ts";
import type { SlackMessage } from "./slack-message.ts";
import { type NoteLine, slackNote } from "./slack-note.ts";
import { cut } from "./slack-text.ts";
import { day } from "./words.ts";

/** The longest a statement is shown in a list. In characters. */
const ROW_TEXT = 300;

/** What became of one address that somebody wanted filed. */
export type Saved = {
  readonly url: string;
  readonly kind: "filed" | "known" | "revised" | "rejected";
  readonly articles: readonly {
    readonly title: string | null;
    readonly outlet: string | null;
    readonly publishedAt: string | null;
  }[];
  readonly reason: string | null;
};

const OUTCOMES: Readonly<Record<Saved["kind"], string>> = {
  filed: "Filed",
  known: "Known already",
  revised: "Filed as a newer text of a known article",
  rejected: "Not filed",
};

/** What became of each address; `audience` says who may see what was filed. */
export function slackSaved(saved: readonly Saved[], audience: "shared" | "workspace" | "channel"): SlackMessage {
  const filed = saved.some((one) => one.kind !== "rejected");
  const seen =
    audience === "channel" ? "Only this conversation can see it." : "Everybody in this workspace can be briefed on it.";
  return slackNote([...saved.map(savedLine), ...(filed ? [[{ quiet: seen }]] : [])]);
}

function savedLine({ url, kind, articles, reason }: Saved): NoteLine {
  const [article] = articles;
  if (article === undefined)
    return [{ bold: `${OUTCOMES[kind]}: ` }, `${url.slice(0, 200)} (${reason ?? "no article found"})`];
  const more = articles.length > 1 ? ` and ${articles.length - 1} more` : "";
  const about = [
    article.outlet ?? "outlet unknown",
    article.publishedAt === null ? "undated" : day(article.publishedAt),
  ].join(" · ");
  return [
    { bold: `${OUTCOMES[kind]}: ` },
    { link: url, text: cut(article.title ?? "untitled", ROW_TEXT) },
    ` ${about}${more}`,
  ];
}

/** What the articles of an older briefing have changed since it was made, and what the gate refuses now. */
export function slackChanged(
  changes: readonly Change[],
  withheld: readonly Withheld[],
  sources: readonly Source[],
): SlackMessage {
  const changed = changes.map((change): NoteLine => {
    const marks = printMarks(marksOf(change.citations, sources));
    const now =
      change.kind === "dropped" ? " (its article no longer says so)" : ` (now: ${cut(change.text, ROW_TEXT)}) ${marks}`;
    return [{ bold: change.kind.toUpperCase() }, `  ${cut(change.was?.text ?? change.text, ROW_TEXT)}${now}`];
  });
  const refused = withheld.map(
    ({ text, reason }): NoteLine => [{ bold: "WITHHELD" }, `  ${cut(text, ROW_TEXT)} (${reasonWords(reason)})`],
  );
  return slackNote([[{ bold: "Changed since it was made" }], ...changed.slice(0, 10), ...refused.slice(0, 10)]);
}
