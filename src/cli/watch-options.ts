import { DAYS, Watch } from "#domain/watch.ts";
import { usage } from "./faults.ts";
import { watchFaults } from "./watch-faults.ts";
import { type Call, textOption } from "./world.ts";

function listOption(call: Call, name: string): string[] | undefined {
  return textOption(call, name)
    ?.split(",")
    .flatMap((one) => one.trim() || []);
}

function numberOption(call: Call, name: string): number | undefined {
  const text = textOption(call, name);
  if (text === undefined) return undefined;
  if (/^\d+(?:\.\d+)?$/.test(text)) return Number(text);
  const flag = name.replace(/[A-Z]/g, (letter) => `-${letter.toLowerCase()}`);
  throw usage(`--${flag} takes a number, not "${text}".`);
}

/** "mon-fri", "daily" or "mon,wed" as days. Unknown names stay, and the schema refuses them. */
function daysOption(call: Call): string[] | undefined {
  const text = textOption(call, "days")?.toLowerCase();
  if (text === undefined) return undefined;
  if (text === "daily") return [...DAYS];
  return text.split(",").flatMap((part) => {
    const [from, to] = part.split("-").map((name) => DAYS.findIndex((day) => name.trim().startsWith(day)));
    if (to === undefined || from === undefined || from < 0 || to < from) return [part.trim().slice(0, 3)];
    return DAYS.slice(from, to + 1);
  });
}

function quietOption(call: Call): { from: string; to: string } | null | undefined {
  const text = textOption(call, "quiet");
  if (text === undefined) return undefined;
  if (text === "none") return null;
  const [from = "", to = ""] = text.split("-").map((time) => time.trim());
  return { from, to };
}

function alertOption(call: Call, before: Watch["alert"]): unknown {
  const [origins, spike] = [numberOption(call, "alertOrigins"), textOption(call, "alertSpike")];
  if (textOption(call, "alert") === "none") return null;
  if (origins === undefined && spike === undefined) return before;
  const rule = before ?? {};
  return {
    ...rule,
    ...(origins === undefined ? {} : { origins }),
    ...(spike === undefined ? {} : { spike: numberOption(call, "alertSpike") }),
  };
}

function given(values: Record<string, unknown>): Record<string, unknown> {
  return Object.fromEntries(Object.entries(values).filter(([, value]) => value !== undefined));
}

/** The watch that the options describe, over an earlier one where it is edited. Throws a usage fault that names every mistake. */
export function watchFrom(call: Call, name: string, before: Watch | null, zone: string): Watch {
  const schedule = {
    ...(before?.schedule ?? { zone }),
    ...given({
      days: daysOption(call),
      at: textOption(call, "at"),
      zone: textOption(call, "zone"),
      quiet: quietOption(call),
      weekend: textOption(call, "weekend"),
    }),
  };
  const read = Watch.safeParse({
    ...(before ?? { channel: "terminal", query: name }),
    ...given({
      name: textOption(call, "name") ?? name,
      query: textOption(call, "topic"),
      aliases: listOption(call, "aliases"),
      exclude: listOption(call, "exclude"),
      actors: listOption(call, "actors"),
      outlets: listOption(call, "outlets"),
      languages: listOption(call, "languages"),
      minimumOrigins: numberOption(call, "minOrigins"),
      channel: textOption(call, "channel"),
      length: textOption(call, "length"),
      alert: alertOption(call, before?.alert ?? null),
      cooldownHours: numberOption(call, "cooldown"),
    }),
    schedule,
  });
  if (read.success) return read.data;
  throw usage(`The watch cannot be kept. ${watchFaults(read.error, call)}`);
}
