import type { Command, Reading } from "./command.ts";
import { FEED_WORKS } from "./feeds-work.ts";
import { linksIn } from "./links.ts";
import { misread, order, readVerb, type Verbs } from "./verbs.ts";

const USAGE = "/brief feeds, feeds add URL, feeds remove URL or number, feeds poll";

/** What follows "feeds", by its first word. */
const VERBS: Verbs = {
  list: (rest) => order("feeds", { page: Math.max(1, Number.parseInt(rest, 10) || 1) }, "Looking at the feeds"),
  add: readAdd,
  remove: (rest) =>
    rest === ""
      ? misread("Say which feed: feeds remove 2, or its address or outlet. /brief feeds numbers them.")
      : order("feeds-remove", { word: rest }, "Looking for that feed"),
  poll: (rest) =>
    rest === ""
      ? order("feeds-poll", { word: null }, "Reading the feeds")
      : order("feeds-poll", { word: rest }, "Reading that feed"),
};

function readAdd(rest: string): Reading {
  const [url] = linksIn(rest);
  const bare = /^[\w-]+(?:\.[\w-]+)+(?:\/\S*)?$/.exec(rest)?.[0];
  const address = url ?? (bare === undefined ? undefined : `https://${bare}`);
  if (address !== undefined) return order("feeds-add", { url: address }, "Looking for the feed there");
  return misread("Write the address of a feed or of a site: feeds add https://example.org.");
}

/** `/brief feeds`: what is followed and how it stands; those who may change it do so here. */
export const feedsCommand: Command = {
  usage: "feeds [add URL|remove N|poll]",
  summary: "shows the feeds that are followed and how they stand; admins add, remove and read them",
  example: "feeds add https://example.org",
  read: (typed) => readVerb(typed, "feeds", VERBS, USAGE),
  works: FEED_WORKS,
};
