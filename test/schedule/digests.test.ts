import { describe, expect, test } from "vitest";
import type { Deliver } from "#domain/watch-ports.ts";
import { renderDigest } from "#render/render.ts";
import { createSteward } from "#schedule/schedule.ts";
import { fileAll } from "../fixtures/desk.ts";
import { sampleArticle } from "../fixtures/sample-story.ts";
import { schedulingDesk, velmarWatch } from "../fixtures/scheduling.ts";

const kinds = (digest: { topics: readonly { kind: string }[] } | undefined) => digest?.topics.map(({ kind }) => kind);

test("a digest is posted at its local minute, once a day, and tells only what is new", async () => {
  const desk = await schedulingDesk();
  await desk.books.watches.save(velmarWatch({ since: "2026-06-01T12:00:00Z" }));
  await desk.file("01-dam-fails", "02-valley-flooded");
  await desk.at("2026-06-02T06:59:59Z");
  expect(desk.digests()).toEqual([]);
  await desk.at("2026-06-02T07:00:00Z");
  await desk.at("2026-06-02T07:01:00Z");
  await desk.file("04-cracks");
  await desk.at("2026-06-03T07:00:00Z");
  const [first, second, ...others] = desk.digests();
  expect(others).toEqual([]);
  expect([kinds(first), kinds(second)]).toEqual([["news"], ["news"]]);
  expect([first?.date, second?.date]).toEqual(["2026-06-02", "2026-06-03"]);
  const topic = second?.topics[0];
  const told = topic?.kind === "news" ? [topic.briefing.headline, ...topic.briefing.developments] : [];
  expect(told.map((claim) => claim.text).join(" ")).toMatch(/cracks/);
  expect(told.map((claim) => claim.text).join(" ")).not.toMatch(/collapsed|killed/);
  expect(topic?.since).toBe("2026-06-02T07:00:00.000Z");
});

test("a time that is moved forward while the bot runs is heeded, and so is a watch that goes and comes", async () => {
  const desk = await schedulingDesk();
  const { watches } = desk.books;
  await desk.file("01-dam-fails");
  const since = "2026-06-02T05:00:00Z";
  await watches.save(velmarWatch({ since, schedule: { at: "12:00" } }));
  await desk.at("2026-06-02T06:00:00Z");
  await watches.save(velmarWatch({ since: "2026-06-02T06:30:00Z", schedule: { at: "09:00" } }));
  await desk.at("2026-06-02T07:00:00Z");
  expect(desk.digests().map(({ date }) => date)).toEqual(["2026-06-02"]);
  await watches.save(velmarWatch({ since, schedule: { at: "09:00" }, paused: true }));
  await desk.at("2026-06-03T06:59:00Z");
  await watches.save(velmarWatch({ since, schedule: { at: "09:00" } }));
  await desk.at("2026-06-03T07:00:00Z");
  expect(desk.digests().map(({ date }) => date)).toEqual(["2026-06-02", "2026-06-03"]);
});

test("a time that is moved on the day, after its digest, is kept too, and no digest that was due is lost to an edit", async () => {
  const desk = await schedulingDesk();
  const { watches } = desk.books;
  const steward = createSteward({ archive: desk.archive, books: desk.books, clock: () => desk.state.now });
  const operator = { id: "operator", kind: "operator", workspace: "", mayEnter: async () => true } as const;
  const edit = (over: Parameters<typeof velmarWatch>[0]) =>
    steward.save(operator, { id: "wat_velmar", watch: velmarWatch(over).watch });
  await watches.save(velmarWatch());
  await desk.file("01-dam-fails");
  await desk.at("2026-06-02T07:00:00Z");
  desk.state.now = new Date("2026-06-02T07:10:00Z");
  await edit({ schedule: { at: "09:30" } });
  for (const time of ["07:29:59", "07:30:00", "07:31:00"]) await desk.at(`2026-06-02T${time}Z`);
  expect(desk.board.posts.map(({ at }) => at.slice(0, 16))).toEqual(["2026-06-02T07:00", "2026-06-02T07:30"]);
  desk.state.now = new Date("2026-06-03T07:30:01Z");
  await edit({ schedule: { at: "09:30" }, length: "full" });
  await desk.at("2026-06-03T07:30:05Z");
  await desk.at("2026-06-03T08:00:00Z");
  expect(desk.digests().map(({ date }) => date)).toEqual(["2026-06-02", "2026-06-02", "2026-06-03"]);
});

test("after days on which nothing could be posted, what was composed is posted and one digest tells the rest", async () => {
  const desk = await schedulingDesk();
  const state = { isAway: false };
  const deliver: Deliver = async (...post) => {
    if (state.isAway) throw new Error("the app is not installed");
    return desk.board.deliver(...post);
  };
  const schedule = desk.open("p", deliver);
  await desk.books.watches.save(velmarWatch());
  await desk.file("01-dam-fails");
  await desk.at("2026-06-02T07:00:00Z", schedule);
  state.isAway = true;
  await desk.file("02-valley-flooded");
  for (const day of ["03", "04", "05", "06", "07"])
    for (const hour of ["07", "13", "20"]) await desk.at(`2026-06-${day}T${hour}:00:00Z`, schedule);
  state.isAway = false;
  await desk.file("04-cracks");
  for (const minute of ["00", "31", "59"]) await desk.at(`2026-06-07T21:${minute}:00Z`, schedule);
  expect(desk.digests().map(({ date }) => date)).toEqual(["2026-06-02", "2026-06-03", "2026-06-07"]);
  expect(desk.digests().map(kinds)).toEqual([["news"], ["news"], ["news"]]);
});

test("a correction that cannot be looked at keeps no digest waiting", async () => {
  const desk = await schedulingDesk();
  await desk.books.watches.save(velmarWatch());
  await desk.file("01-dam-fails");
  const unsettled = async () => {
    throw new Error("a kept briefing cannot be read");
  };
  const revisions = { ...desk.books.revisions, unsettled };
  const schedule = desk.open("p", desk.board.deliver, "terminal", { ...desk.books, revisions });
  await desk.at("2026-06-02T07:00:00Z", schedule);
  expect(desk.digests().map(kinds)).toEqual([["news"]]);
});

test("watches of one channel and minute are told in one message", async () => {
  const desk = await schedulingDesk();
  await desk.books.watches.save(velmarWatch());
  await desk.books.watches.save(velmarWatch({ id: "wat_aid", name: "Aid", query: "crowns", aliases: [] }));
  await desk.file("01-dam-fails", "09-aid");
  await desk.at("2026-06-04T07:00:00Z");
  expect(desk.digests().map((digest) => digest.topics.map(({ watch }) => watch))).toEqual([["Aid", "Velmar"]]);
});

test("a channel that takes its time keeps no other channel waiting, and in one channel digests come one after the other", async () => {
  const desk = await schedulingDesk();
  for (const channel of ["one", "two"])
    await desk.books.watches.save(velmarWatch({ id: `wat_${channel}`, name: channel, channel }));
  await desk.books.watches.save(
    velmarWatch({ id: "wat_late", name: "Late", channel: "one", schedule: { at: "09:01" } }),
  );
  await desk.file("01-dam-fails");
  const both = Promise.withResolvers<void>();
  const [begun, atOnce] = [[] as string[], new Set<string>()];
  const deliver: Deliver = async (key, place, post) => {
    begun.push(place.channel);
    expect(atOnce.has(place.channel)).toBe(false);
    atOnce.add(place.channel);
    if (begun.includes("one") && begun.includes("two")) both.resolve();
    await both.promise;
    atOnce.delete(place.channel);
    return desk.board.deliver(key, place, post);
  };
  await desk.at("2026-06-02T07:01:00Z", desk.open("p2", deliver));
  expect(begun.toSorted()).toEqual(["one", "one", "two"]);
}, 60_000);

describe("silence", () => {
  test("a new article in another language is no quiet day: it is counted as what is not read", async () => {
    const desk = await schedulingDesk();
    await desk.books.watches.save(velmarWatch());
    await desk.file("01-dam-fails");
    await desk.at("2026-06-02T07:00:00Z");
    const text =
      "Der Damm oberhalb von Velmar ist am Montag gebrochen, nachdem die Behörden wochenlang vor 70 Rissen gewarnt hatten.";
    const record = {
      title: "Damm bei Velmar gebrochen",
      outlet: "Tarnbote",
      publishedAt: "2026-06-02T12:00:00Z",
      text,
    };
    await fileAll(desk.archive, [{ ...record, url: "https://tarnbote.example/damm", language: "de" }]);
    await desk.at("2026-06-03T07:00:00Z");
    const [, second] = desk.digests();
    expect(second?.topics[0]).toMatchObject({ kind: "quiet", articles: 1, unread: 1 });
    const said = second ? renderDigest(second, { width: 200, colour: false, links: false }) : "";
    expect(said).toContain("1 new article looked at, 1 of them not in English");
  });

  test("a day with nothing new is quiet, and says how many articles were looked at", async () => {
    const desk = await schedulingDesk();
    await desk.books.watches.save(velmarWatch());
    await desk.file("01-dam-fails");
    await desk.at("2026-06-02T07:00:00Z");
    await desk.file("10-opinion");
    await desk.at("2026-06-03T07:00:00Z");
    expect(desk.digests()[1]?.topics[0]).toMatchObject({ kind: "quiet", articles: 1 });
  });

  test("a day on which nothing came in at all is not passed off as quiet", async () => {
    const desk = await schedulingDesk();
    await desk.books.watches.save(velmarWatch());
    await desk.at("2026-06-01T07:00:00Z");
    await desk.file("01-dam-fails");
    await desk.at("2026-06-02T07:00:00Z");
    await desk.at("2026-06-03T07:00:00Z");
    expect(desk.digests().map(kinds)).toEqual([["blind"], ["news"], ["blind"]]);
    expect(desk.digests()[2]?.lastArticle).toBe("2026-06-01T23:00:00.000Z");
  });

  test("failing feeds are named, and when all fail nobody can say that the day was quiet", async () => {
    const desk = await schedulingDesk();
    await desk.books.watches.save(velmarWatch());
    await desk.file("01-dam-fails");
    await desk.at("2026-06-02T07:00:00Z");
    await desk.file("10-opinion");
    desk.state.feeds = { feeds: 2, down: ["Harbor Ledger"] };
    await desk.at("2026-06-03T07:00:00Z");
    desk.state.feeds = { feeds: 2, down: ["Harbor Ledger", "Norvania Wire"] };
    await desk.at("2026-06-04T07:00:00Z");
    expect(desk.digests().map(kinds)).toEqual([["news"], ["quiet"], ["blind"]]);
    expect(desk.digests()[1]?.feedsDown).toEqual(["Harbor Ledger"]);
  });
});

describe("once", () => {
  test("several processes post one digest between them", async () => {
    const desk = await schedulingDesk();
    await desk.books.watches.save(velmarWatch());
    await desk.file("01-dam-fails");
    desk.state.now = new Date("2026-06-02T07:00:00Z");
    await Promise.all(["p1", "p2", "p3"].map((name) => desk.open(name).round()));
    expect(desk.digests().length).toBe(1);
  });

  test("a process that dies while it posts leaves the very same digest to the next, within its minute", async () => {
    const desk = await schedulingDesk();
    await desk.books.watches.save(velmarWatch());
    await desk.file("01-dam-fails");
    const posted: string[] = [];
    const dying: Deliver = (_, __, post) => {
      posted.push(JSON.stringify(post));
      return new Promise(() => undefined);
    };
    const first = desk.at("2026-06-02T07:00:00Z", desk.open("dying", dying));
    while (posted.length === 0) await new Promise((resolve) => setImmediate(resolve));
    expect(await Promise.race([first, Promise.resolve("still at work")])).toBe("still at work");
    await desk.file("04-cracks");
    await desk.at("2026-06-02T07:00:20Z", desk.open("p2"));
    expect(desk.digests()).toEqual([]);
    await desk.at("2026-06-02T07:00:40Z", desk.open("p2"));
    expect(desk.board.posts.map(({ post }) => JSON.stringify(post))).toEqual(posted);
  });

  test.each(["before", "after"] as const)(
    "a post that fails %s it stands there is tried again and stands there once",
    async (when) => {
      const desk = await schedulingDesk();
      await desk.books.watches.save(velmarWatch());
      await desk.file("01-dam-fails");
      desk.board.fail(when, when);
      await desk.at("2026-06-02T07:00:00Z");
      await desk.at("2026-06-02T07:00:30Z");
      await desk.at("2026-06-02T07:01:00Z");
      await desk.at("2026-06-02T07:03:00Z");
      await desk.at("2026-06-02T07:10:00Z");
      expect(desk.digests().length).toBe(1);
      expect((await desk.books.history.notes("", 5))[0]).toMatchObject({ state: "posted", note: null });
    },
  );

  test("a channel that cannot be posted to ends the run, says why, and is not hammered", async () => {
    const desk = await schedulingDesk();
    await desk.books.watches.save(velmarWatch());
    desk.board.fail("refuse");
    await desk.at("2026-06-02T07:00:00Z");
    await desk.at("2026-06-02T07:30:00Z");
    expect(desk.digests()).toEqual([]);
    expect(await desk.books.history.notes("", 5)).toMatchObject([
      { state: "refused", note: "The channel is archived." },
    ]);
  });
});

test("runs that were missed are made up for once, and how many they were is said", async () => {
  const desk = await schedulingDesk();
  await desk.books.watches.save(velmarWatch());
  await desk.file("01-dam-fails");
  await desk.at("2026-06-02T07:00:00Z");
  await desk.at("2026-06-06T15:00:00Z", desk.open("after a long weekend"));
  await desk.at("2026-06-06T15:01:00Z");
  expect(desk.digests().map(({ date, missed }) => [date, missed])).toEqual([
    ["2026-06-02", 1],
    ["2026-06-06", 3],
  ]);
});

test("a digest that is late waits for the end of quiet hours, one on time does not", async () => {
  const desk = await schedulingDesk();
  await desk.books.watches.save(velmarWatch({ schedule: { quiet: { from: "18:00", to: "07:00" } } }));
  await desk.at("2026-06-02T20:00:00Z");
  expect(desk.digests()).toEqual([]);
  await desk.at("2026-06-03T05:00:00Z");
  expect(desk.digests().length).toBe(1);
});

test("a paused watch is not told, nor one removed before its digest was composed", async () => {
  const desk = await schedulingDesk();
  await desk.books.watches.save(velmarWatch({ paused: true }));
  await desk.at("2026-06-02T07:00:00Z");
  await desk.books.watches.save(velmarWatch({ since: "2026-06-02T08:00:00Z" }));
  await desk.at("2026-06-02T08:00:00Z");
  await desk.books.watches.remove("wat_velmar");
  await desk.at("2026-06-03T07:00:00Z");
  expect(desk.digests()).toEqual([]);
});

describe("corrections", () => {
  test("a claim that its article no longer makes is corrected in its thread, in the next round and once", async () => {
    const desk = await schedulingDesk();
    await desk.books.watches.save(velmarWatch());
    await desk.file("12-inquiry");
    await desk.at("2026-06-06T07:00:00Z");
    await desk.file("13-correction");
    await desk.at("2026-06-06T07:05:00Z");
    await desk.at("2026-06-06T07:06:00Z");
    const [, correction, ...others] = desk.board.posts;
    expect(others).toEqual([]);
    if (correction?.post.kind !== "correction") throw new Error("a correction was expected");
    const { post } = correction;
    expect(post.thread).toEqual({ workspace: "", channel: "terminal", ts: "1.000001" });
    expect(post.root).toMatchObject({ id: desk.digests()[0]?.id });
    const [change] = post.correction.changes;
    expect(change).toMatchObject({ kind: "updated", text: expect.stringMatching(/half open/) });
    expect(change?.was?.text).toMatch(/were closed/);
  });

  test("a revision that leaves every printed claim standing is no correction", async () => {
    const desk = await schedulingDesk();
    await desk.books.watches.save(velmarWatch());
    await desk.file("12-inquiry");
    await desk.at("2026-06-06T07:00:00Z");
    const inquiry = sampleArticle("12-inquiry");
    await fileAll(desk.archive, [{ ...inquiry, text: `${inquiry.text}\nThe inquiry goes on in July.` }]);
    await desk.at("2026-06-06T07:05:00Z");
    expect(desk.board.posts.length).toBe(1);
    expect(await desk.books.revisions.unsettled(5)).toEqual([]);
  });
});

describe("alerts", () => {
  const alert = { origins: 1, spike: null, everyHours: 4 };

  test("a new development that passes the threshold is told now, and not again in the digest", async () => {
    const desk = await schedulingDesk();
    await desk.books.watches.save(velmarWatch({ alert }));
    await desk.file("01-dam-fails");
    await desk.at("2026-06-02T07:00:00Z");
    await desk.file("04-cracks");
    await desk.at("2026-06-02T10:00:00Z");
    await desk.at("2026-06-02T10:01:00Z");
    await desk.at("2026-06-03T07:00:00Z");
    expect(desk.digests().map(({ cause }) => cause)).toEqual(["schedule", "alert", "schedule"]);
    expect(desk.digests().map(kinds)).toEqual([["news"], ["news"], ["quiet"]]);
  });

  test("an alert waits for the end of quiet hours, and there is one in so many hours", async () => {
    const desk = await schedulingDesk();
    await desk.books.watches.save(velmarWatch({ alert, schedule: { quiet: { from: "22:00", to: "07:00" } } }));
    await desk.file("01-dam-fails");
    await desk.at("2026-06-02T07:00:00Z");
    await desk.file("04-cracks");
    await desk.at("2026-06-02T21:00:00Z");
    expect(desk.digests().length).toBe(1);
    await desk.at("2026-06-03T05:00:00Z");
    expect(desk.digests().map(({ cause }) => cause)).toEqual(["schedule", "alert"]);
    await desk.file("06-emergency");
    await desk.at("2026-06-03T06:00:00Z");
    await desk.at("2026-06-03T06:30:00Z");
    expect(desk.digests().length).toBe(2);
    // The digest at nine, local time, tells it; what comes after it is told when the four hours are over, without a newer article.
    await desk.at("2026-06-03T07:00:00Z");
    await desk.file("08-toll-rises");
    await desk.at("2026-06-03T07:30:00Z");
    expect(desk.digests().length).toBe(3);
    await desk.at("2026-06-03T08:59:00Z");
    await desk.at("2026-06-03T09:00:00Z");
    expect(desk.digests().map(({ cause }) => cause)).toEqual(["schedule", "alert", "schedule", "alert"]);
  });

  /** As many articles about Velmar as asked for, each of its own outlet and on its own thing; invented, as their words say. */
  const files = async (desk: Awaited<ReturnType<typeof schedulingDesk>>, at: string, count: number) => {
    const about = Array.from({ length: count }, (_, n) => ({
      url: `https://velmar-${n}.example/${at}`,
      ...{ title: `Velmar ferry ${at} ${n}`, outlet: `Velmar Paper ${n}`, publishedAt: at },
      text: `Ferry ${n} of Velmar carried ${at.length + n * 7} people on ${at}, clerk ${n} said. Pier ${n * 13} was painted.`,
    }));
    await fileAll(desk.archive, about);
  };

  test.each([
    ["many times its usual day is a spike", 2, 8, ["schedule", "spike"]],
    ["what is usual for a busy topic is none", 8, 8, ["schedule"]],
    ["a topic that is silent otherwise needs five articles", 0, 4, ["schedule"]],
    ["and has a spike with them", 0, 6, ["schedule", "spike"]],
  ])("%s", async (_, usual, today, causes) => {
    const desk = await schedulingDesk();
    // Corroboration by five origins is never reached here: only the number of articles can alert.
    await desk.books.watches.save(velmarWatch({ alert: { origins: 5, spike: 3, everyHours: 4 } }));
    for (let day = 1; day <= 14; day++) {
      await files(desk, `2026-06-${String(day).padStart(2, "0")}T08:00:00Z`, usual);
    }
    await desk.at("2026-06-15T07:00:00Z");
    await files(desk, "2026-06-15T09:00:00Z", today);
    await desk.at("2026-06-15T10:00:00Z");
    await desk.at("2026-06-15T10:01:00Z");
    expect(desk.digests().map(({ cause }) => cause)).toEqual(causes);
  });

  test("a watch whose alert cannot be judged keeps no other's waiting", async () => {
    const desk = await schedulingDesk();
    const told = async (id: string, from: string) => {
      if (id === "wat_broken") throw new Error("a kept briefing cannot be read");
      return desk.books.history.told(id, from);
    };
    const books = { ...desk.books, history: { ...desk.books.history, told } };
    const schedule = desk.open("p", desk.board.deliver, "terminal", books);
    await desk.books.watches.save(velmarWatch({ alert }));
    await desk.file("01-dam-fails");
    await desk.at("2026-06-02T07:00:00Z");
    // By its name it is looked at first.
    await desk.books.watches.save(velmarWatch({ id: "wat_broken", name: "Aaa", alert, since: "2026-06-02T08:00:00Z" }));
    await desk.file("04-cracks");
    await desk.at("2026-06-02T10:00:00Z", schedule);
    expect(desk.digests().map(({ cause }) => cause)).toEqual(["schedule", "alert"]);
  });

  test("what fewer origins tell than the rule asks for waits for the digest", async () => {
    const desk = await schedulingDesk();
    await desk.books.watches.save(velmarWatch({ alert: { ...alert, origins: 2 } }));
    await desk.file("01-dam-fails");
    await desk.at("2026-06-02T07:00:00Z");
    await desk.file("04-cracks");
    await desk.at("2026-06-02T10:00:00Z");
    expect(desk.digests().length).toBe(1);
  });
});
