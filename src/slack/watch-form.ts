import type { InputBlock, ModalView, PlainTextOption } from "@slack/types";
import { z } from "zod";
import { DAYS, Watch } from "#domain/watch.ts";
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
const ORIGINS = ["1", "2", "3"].map((n) => option(n, n === "1" ? "One is enough" : `At least ${n}`));
const ALERTS = [
  option("none", "No alerts"),
  option("1", "Any new development"),
  option("2", "One that two origins report"),
  option("3", "One that three origins report"),
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

function typed(
  name: string,
  label: string,
  { value, hint, must = false }: { value: string; hint: string; must?: boolean },
): InputBlock {
  const element = {
    type: "plain_text_input",
    action_id: name,
    max_length: 300,
    ...(value === "" ? {} : { initial_value: value }),
  } as const;
  return input(name, label, element, { optional: !must, hint: plain(hint) });
}

function chosen(name: string, label: string, options: PlainTextOption[], value: string): InputBlock {
  const initial = options.find((one) => one.value === value) ?? options[0];
  const element = {
    type: "static_select",
    action_id: name,
    options,
    ...(initial ? { initial_option: initial } : {}),
  } as const;
  return input(name, label, element);
}

/** The form, filled with a watch or with what is usual: weekdays at nine in the channel's zone. */
export function formView(meant: FormFor, watch: Watch | null, zone: string): ModalView {
  const { schedule } = watch ?? {};
  const listed = (terms: readonly string[] = []) => terms.join(", ");
  const days = DAY_OPTIONS.filter(({ value }) => (schedule?.days ?? DAYS.slice(0, 5)).some((day) => day === value));
  return {
    type: "modal",
    callback_id: WATCH_FORM,
    title: plain(watch ? "Change a watch" : "Watch a topic"),
    submit: plain("Try it out"),
    close: plain("Cancel"),
    private_metadata: JSON.stringify(meant),
    blocks: [
      typed("name", "Name", { value: watch?.name ?? "", hint: "What its digests are called.", must: true }),
      typed("query", "Topic", {
        value: watch?.query ?? "",
        hint: 'As after /brief: words, "phrases", -words to leave out.',
        must: true,
      }),
      typed("aliases", "Other words for it", { value: listed(watch?.aliases), hint: "Separated by commas." }),
      typed("exclude", "Leave out articles with", { value: listed(watch?.exclude), hint: "Separated by commas." }),
      typed("actors", "Somebody of these is named", {
        value: listed(watch?.actors),
        hint: "Separated by commas; empty: anybody.",
      }),
      typed("outlets", "Outlets", { value: listed(watch?.outlets), hint: "Separated by commas; empty: all." }),
      typed("languages", "Languages", { value: listed(watch?.languages), hint: "Such as en, de; empty: all." }),
      chosen("minimumOrigins", "Independent origins a statement needs", ORIGINS, String(watch?.minimumOrigins ?? 1)),
      input("days", "Days", {
        type: "multi_static_select",
        action_id: "days",
        options: DAY_OPTIONS,
        initial_options: days,
      }),
      input("at", "Time", { type: "timepicker", action_id: "at", initial_time: schedule?.at ?? "09:00" }),
      typed("zone", "Time zone", {
        value: schedule?.zone ?? zone,
        hint: "Such as Europe/Berlin; it follows the clock changes.",
        must: true,
      }),
      typed("quiet", "Quiet hours", {
        value: schedule?.quiet ? `${schedule.quiet.from}-${schedule.quiet.to}` : "",
        hint: "Such as 22:00-07:00: no alerts then.",
      }),
      chosen("weekend", "Weekend", WEEKENDS, schedule?.weekend ?? "as-listed"),
      chosen("alert", "Alert at once to", ALERTS, String(watch?.alert?.origins ?? "none")),
      chosen("cooldownHours", "What was told is not told again for", COOLDOWNS, String(watch?.cooldownHours ?? 72)),
    ],
  };
}

const Entered = z.looseObject({
  value: z.string().nullish(),
  selected_time: z.string().nullish(),
  selected_option: z.object({ value: z.string() }).nullish(),
  selected_options: z.array(z.object({ value: z.string() })).nullish(),
});
const State = z.record(z.string(), z.record(z.string(), Entered));

/** A watch, or what is wrong with each input, in the words that Slack shows under it. */
export type FormReading =
  | { readonly kind: "watch"; readonly watch: Watch }
  | { readonly kind: "wrong"; readonly errors: Readonly<Record<string, string>> };

/** Reads the form as it was submitted. Slack's own checks are not relied on: whoever posts to the endpoint is read the same way. */
export function readForm(values: unknown, { channel }: FormFor, before: Watch | null): FormReading {
  const state = State.parse(values);
  const entered = (name: string) => state[name]?.[name];
  const text = (name: string) => entered(name)?.value?.trim() ?? "";
  const picked = (name: string) => entered(name)?.selected_option?.value ?? "";
  const list = (name: string) =>
    text(name)
      .split(",")
      .flatMap((term) => term.trim() || []);
  const [from, to] = text("quiet").split(/\s*[-–]\s*/);
  const alert = picked("alert");
  const read = Watch.safeParse({
    ...{ name: text("name"), query: text("query"), channel, length: before?.length ?? "short" },
    ...{ aliases: list("aliases"), exclude: list("exclude"), actors: list("actors"), outlets: list("outlets") },
    languages: list("languages").map((one) => one.toLowerCase()),
    minimumOrigins: Number(picked("minimumOrigins")),
    cooldownHours: Number(picked("cooldownHours")),
    alert: alert === "none" ? null : { ...before?.alert, origins: Number(alert) },
    schedule: {
      days: entered("days")?.selected_options?.map(({ value }) => value) ?? [],
      at: entered("at")?.selected_time ?? "",
      zone: text("zone"),
      quiet: text("quiet") === "" ? null : { from, to },
      weekend: picked("weekend"),
    },
  });
  if (read.success) return { kind: "watch", watch: read.data };
  const errors = read.error.issues.map(({ path, message }) => [inputOf(path), message.slice(0, 150)] as const);
  return { kind: "wrong", errors: Object.fromEntries(errors.toReversed()) };
}

// What is wrong with the schedule as a whole is said under the time.
function inputOf(path: readonly PropertyKey[]): string {
  const [first = "name", second] = path.map(String);
  return first === "schedule" ? (second ?? "at") : first;
}
