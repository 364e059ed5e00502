import type { InputBlock, ModalView, PlainTextOption } from "@slack/types";
import { z } from "zod";
import { DAYS, type Watch } from "#domain/watch.ts";
import { plain } from "./view.ts";

/** The callback ids of the two steps: what to watch, and what that would have found. */
export const WATCH_FORM = "watch_form";
export const WATCH_CONFIRM = "watch_confirm";

/** What the form remembers: which watch is changed (null: a new one), and for which channel. */
export const FormFor = z.object({ id: z.string().nullable(), channel: z.string() });
export type FormFor = z.infer<typeof FormFor>;

const DAY_NAMES = ["Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday"];
const option = (value: string, text: string): PlainTextOption => ({ text: plain(text), value });
const DAY_OPTIONS = DAYS.map((day, i) => option(day, DAY_NAMES[i] ?? day));
const WEEKENDS = [
  option("as-listed", "As the days say"),
  option("alerts-only", "Alerts only"),
  option("nothing", "Nothing until Monday"),
];
const NUMBERS = ["One", "Two", "Three", "Four", "Five"];
const ORIGINS = NUMBERS.map((name, i) => option(`${i + 1}`, i === 0 ? "One is enough" : `${name} at least`));
const ALERTS = [
  option("none", "No alerts"),
  ...NUMBERS.map((name, i) =>
    option(`${i + 1}`, i === 0 ? "Any new development" : `One that ${name.toLowerCase()} origins report`),
  ),
];
const COOLDOWNS = [option("24", "A day"), option("72", "Three days"), option("168", "A week")];

function input(
  name: string,
  label: string,
  element: InputBlock["element"],
  more: Partial<InputBlock> = {},
): InputBlock {
  return { type: "input", block_id: name, label: plain(label), element, ...more };
}

/** What is typed: at most so many characters, and what stands there already is never longer, or Slack may refuse the form. */
function typed(
  name: string,
  label: string,
  { value, hint, most, must = false }: { value: string; hint: string; most: number; must?: boolean },
): InputBlock {
  const element = {
    type: "plain_text_input",
    action_id: name,
    max_length: Math.max(most, value.length),
    ...(value === "" ? {} : { initial_value: value }),
  } as const;
  return input(name, label, element, { optional: !must, hint: plain(hint) });
}

/** What is chosen. What stands there and is none of the choices, for the terminal sets more than the form offers, is one more. */
function chosen(name: string, label: string, options: PlainTextOption[], as: PlainTextOption): InputBlock {
  const listed = options.find((one) => one.value === as.value);
  const all = listed === undefined ? [...options, as] : options;
  return input(name, label, {
    type: "static_select",
    action_id: name,
    options: all,
    initial_option: listed ?? as,
  });
}

/** Terms as they are typed into one line. */
export const termsLine = (terms: readonly string[] = []) => terms.join(", ");

/** Slack's limits on what is typed; a list holds at most twenty terms of eighty characters. In characters. */
const MOST = { name: 60, query: 300, terms: 1_700, languages: 60, zone: 60, quiet: 20 };

/** The inputs for lists of terms: their names, labels and hints, and how much each takes. */
const LISTS = [
  ["aliases", "Other words for it", "Separated by commas.", MOST.terms],
  ["exclude", "Leave out articles with", "Separated by commas.", MOST.terms],
  ["actors", "Somebody of these is named", "Separated by commas; empty: anybody.", MOST.terms],
  ["outlets", "Outlets", "Separated by commas; empty: all.", MOST.terms],
  ["languages", "Languages", "Such as en, de; empty: all.", MOST.languages],
] as const;

/** The form, filled with a watch or with what is usual: weekdays at nine in the channel's zone. */
export function formView(meant: FormFor, watch: Watch | null, zone: string): ModalView {
  return {
    type: "modal",
    callback_id: WATCH_FORM,
    title: plain(watch ? "Change a watch" : "Watch a topic"),
    submit: plain("Try it out"),
    close: plain("Cancel"),
    private_metadata: JSON.stringify(meant),
    blocks: [...soughtInputs(watch), ...whenInputs(watch, zone), ...toldInputs(watch)],
  };
}

function soughtInputs(watch: Watch | null): InputBlock[] {
  const asked = 'As after /brief: words, "phrases", -words to leave out.';
  return [
    typed("name", "Name", {
      value: watch?.name ?? "",
      hint: "What its digests are called.",
      most: MOST.name,
      must: true,
    }),
    typed("query", "Topic", { value: watch?.query ?? "", hint: asked, most: MOST.query, must: true }),
    ...LISTS.map(([name, label, hint, most]) => typed(name, label, { value: termsLine(watch?.[name]), hint, most })),
    chosen("minimumOrigins", "Independent origins a statement needs", ORIGINS, asIs(watch?.minimumOrigins ?? 1)),
  ];
}

function whenInputs(watch: Watch | null, zone: string): InputBlock[] {
  const { days = DAYS.slice(0, 5), at = "09:00", quiet = null, weekend = "as-listed" } = watch?.schedule ?? {};
  const clock = "Such as Europe/Berlin; it follows the clock changes.";
  const silent = "Such as 22:00-07:00: no alerts then.";
  return [
    input("days", "Days", {
      type: "multi_static_select",
      action_id: "days",
      options: DAY_OPTIONS,
      initial_options: DAY_OPTIONS.filter(({ value }) => days.some((day) => day === value)),
    }),
    input("at", "Time", { type: "timepicker", action_id: "at", initial_time: at }),
    typed("zone", "Time zone", { value: watch?.schedule.zone ?? zone, hint: clock, most: MOST.zone, must: true }),
    typed("quiet", "Quiet hours", { value: quiet ? `${quiet.from}-${quiet.to}` : "", hint: silent, most: MOST.quiet }),
    chosen("weekend", "Weekend", WEEKENDS, asIs(weekend)),
  ];
}

function toldInputs(watch: Watch | null): InputBlock[] {
  const hours = watch?.cooldownHours ?? 72;
  return [
    chosen("alert", "Alert at once to", ALERTS, asIs(watch?.alert?.origins ?? "none")),
    chosen("cooldownHours", "What was told is not told again for", COOLDOWNS, asIs(hours, `${hours} hours`)),
  ];
}

function asIs(value: string | number, text = String(value)): PlainTextOption {
  return option(String(value), text);
}
