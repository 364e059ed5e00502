import { z } from "zod";
import { Watch } from "#domain/watch.ts";
import { type FormFor, termsLine } from "./watch-form.ts";

const Entered = z.looseObject({
  value: z.string().nullish(),
  selected_time: z.string().nullish(),
  selected_option: z.object({ value: z.string() }).nullish(),
  selected_options: z.array(z.object({ value: z.string() })).nullish(),
});
const State = z.record(z.string(), z.record(z.string(), Entered));

type ListName = "aliases" | "exclude" | "actors" | "outlets" | "languages";

/** A watch, or what is wrong with each input, in the words that Slack shows under it. */
export type FormReading =
  | { readonly kind: "watch"; readonly watch: Watch }
  | { readonly kind: "wrong"; readonly errors: Readonly<Record<string, string>> };

/**
 * Reads the form as it was submitted; `before` is the watch that is changed: what the form does not ask for stays as it is there. Slack's
 * own checks are not relied on: whoever posts to the endpoint is read the same way.
 */
export function readForm(values: unknown, { channel }: FormFor, before: Watch | null): FormReading {
  const state = State.parse(values);
  const entered = (name: string) => state[name]?.[name];
  const text = (name: string) => entered(name)?.value?.trim() ?? "";
  const picked = (name: string) => entered(name)?.selected_option?.value ?? "";
  const list = (name: ListName) => {
    const known = before?.[name] ?? [];
    // A term may hold a comma: what nobody touched is not taken apart.
    return text(name) === termsLine(known)
      ? known
      : text(name)
          .split(",")
          .flatMap((term) => term.trim() || []);
  };
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
  const errors = read.error.issues.map(({ path, message }) => [inputOf(path), mistake(path, message)] as const);
  return { kind: "wrong", errors: Object.fromEntries(errors.toReversed()) };
}

/** What Slack shows under an input; it takes 150 characters. */
function mistake([, second, third]: readonly PropertyKey[], message: string): string {
  return second === "quiet" && third !== undefined ? "write both ends as 22:00-07:00" : message.slice(0, 150);
}

// What is wrong with the schedule as a whole is said under the time.
function inputOf(path: readonly PropertyKey[]): string {
  const [first = "name", second] = path.map(String);
  return first === "schedule" ? (second ?? "at") : first;
}
