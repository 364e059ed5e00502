import { openArchive } from "#archive/archive.ts";
import { feedsContract } from "../contracts/feeds.ts";

feedsContract("the books of feeds in memory", (clock) => openArchive({ folder: "", memory: true, clock }));
