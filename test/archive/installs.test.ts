import { openArchive } from "#archive/archive.ts";
import { installsContract } from "../contracts/installs.ts";

installsContract("the book of installs in memory", (clock) => openArchive({ folder: "", memory: true, clock }));
