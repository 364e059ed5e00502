import { expect, test } from "vitest";
import type { Deliver } from "#domain/watch-ports.ts";
import { fileAll } from "../fixtures/desk.ts";
import { schedulingDesk, velmarWatch } from "../fixtures/scheduling.ts";

const DAY = 86_400_000;
const LEASE_GONE_MS = 31_000;

/** An article of one day about Velmar; invented, as its words say. */
const articleOf = (date: string, n: number) => ({
  url: `https://velmar-courier.example/${n}`,
  title: `Velmar ferry reports ${n}`,
  outlet: "Velmar Courier",
  publishedAt: `${date}T00:00:00Z`,
  text: `The Velmar ferry counted ${100 + n * 7} visitors on day ${n}, the town office said. Mason number ${n + 31} rebuilt pier ${n}.`,
});

/** A process that dies while it posts, before or after the message stands there: for the others it never comes back. */
function dying(post: Deliver, when: "before" | "after") {
  const died = Promise.withResolvers<void>();
  const end = Promise.withResolvers<never>();
  const deliver: Deliver = async (...sent) => {
    if (when === "after") await post(...sent);
    died.resolve();
    return end.promise;
  };
  return { deliver, died: died.promise, bury: () => end.reject(new Error("it is dead")) };
}

/** The UTC times at which 09:00 and 02:30 of Berlin come before a clock change, on its day and after it. */
const MARCH = {
  from: "2026-03-22",
  change: "2026-03-29",
  due: { before: ["01:30", "08:00"], on: ["01:00", "07:00"], after: ["00:30", "07:00"] },
};
const OCTOBER = {
  from: "2026-10-18",
  change: "2026-10-25",
  due: { before: ["00:30", "07:00"], on: ["00:30", "08:00"], after: ["01:30", "08:00"] },
};

function dueOn(date: string, { change, due }: typeof MARCH): string[] {
  if (date === change) return due.on;
  return date < change ? due.before : due.after;
}

test.each([
  ["forward", MARCH],
  ["back", OCTOBER],
])(
  "over a fortnight in which the clocks go %s each digest stands there once, at its minute, whoever dies",
  async (_, month) => {
    const desk = await schedulingDesk();
    const since = `${month.from}T00:00:00Z`;
    await desk.books.watches.save(velmarWatch({ since, name: "nine", schedule: { at: "09:00" } }));
    await desk.books.watches.save(
      velmarWatch({ since, id: "wat_odd", name: "odd", channel: "night", schedule: { at: "02:30" } }),
    );
    const graves: (() => void)[] = [];
    const expected: string[] = [];
    for (let n = 0; n < 14; n++) {
      const date = new Date(Date.parse(since) + n * DAY).toISOString().slice(0, 10);
      await fileAll(desk.archive, [articleOf(date, n)]);
      for (const time of dueOn(date, month)) {
        const due = new Date(`${date}T${time}:00Z`);
        expected.push(due.toISOString());
        await desk.at(new Date(due.getTime() - 60_000).toISOString());
        if (n % 3 !== 2) await desk.at(due.toISOString());
        else {
          const victim = dying(desk.board.deliver, n % 2 === 0 ? "before" : "after");
          desk.state.now = due;
          void desk.open(`victim ${n} ${time}`, victim.deliver).round();
          await victim.died;
          graves.push(victim.bury);
          await desk.at(new Date(due.getTime() + LEASE_GONE_MS).toISOString());
        }
      }
    }
    for (const bury of graves) bury();
    const stood = desk.board.posts.map(({ at }) => `${at.slice(0, 16)}:00.000Z`);
    expect(stood).toEqual(expected);
    expect(desk.digests().flatMap(({ topics }) => topics.map(({ kind }) => kind))).toEqual(expected.map(() => "news"));
  },
);
