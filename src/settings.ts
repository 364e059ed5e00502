import { z } from "zod";

/** One setting of the environment: what it is called, what it is when unset, what it does, and what to do when it is wrong. */
export type Setting = {
  readonly name: string;
  readonly byDefault: string | null;
  readonly purpose: string;
  readonly advice: string;
  readonly secret: boolean;
  readonly accepts: z.ZodType<string>;
};

const filled = z.string().min(1).max(10_000);
const webAddress = z.url({ protocol: /^https?$/ });
const postgresAddress = z.url({ protocol: /^postgres(ql)?$/ });
const port = filled.refine((value) => /^\d{1,5}$/.test(value) && Number(value) <= 65_535);
const days = filled.refine((value) => /^[1-9]\d{0,4}$/.test(value));
const level = filled.refine((value) => ["debug", "info", "warn", "error", "silent"].includes(value));
const hosts = filled.refine((value) => value.split(",").every((host) => /^[\p{L}\p{N}._:[\]-]+$/u.test(host.trim())));
const startingWith = (...heads: string[]) => filled.refine((value) => heads.some((head) => value.startsWith(head)));

const LEAST_KEY = 32; // 32 hex digits hold 128 bits, which nobody can try out.

const plain = { byDefault: null, secret: false, accepts: filled } as const;
const hidden = { byDefault: null, secret: true, accepts: filled } as const;

/** Every setting there is, in the order of .env.example. */
export const SETTINGS: readonly Setting[] = [
  {
    ...hidden,
    name: "SLACK_BOT_TOKEN",
    purpose: "Speaks as the bot in one workspace.",
    advice: "Copy the Bot User OAuth Token, which begins with xoxb-, from OAuth & Permissions in the app's settings.",
    accepts: startingWith("xoxb-", "xoxe.xoxb-"),
  },
  {
    ...hidden,
    name: "SLACK_SIGNING_SECRET",
    purpose: "Proves that a request comes from Slack.",
    advice: "Copy the Signing Secret from Basic Information in the app's settings.",
  },
  {
    ...hidden,
    name: "SLACK_APP_TOKEN",
    purpose: "Set: the bot connects by Socket Mode and needs no public address.",
    advice: "Make an App-Level Token with connections:write, which begins with xapp-, in Basic Information.",
    accepts: startingWith("xapp-"),
  },
  {
    ...plain,
    name: "SLACK_CLIENT_ID",
    purpose: "Lets several workspaces install the app.",
    advice: "Copy the Client ID from Basic Information in the app's settings.",
  },
  {
    ...hidden,
    name: "SLACK_CLIENT_SECRET",
    purpose: "Goes with SLACK_CLIENT_ID.",
    advice: "Copy the Client Secret from Basic Information in the app's settings.",
  },
  {
    ...plain,
    name: "SLACK_API_URL",
    purpose: "Another Web API root than Slack's own, as the local stand-in needs.",
    advice: "Write a whole address such as http://localhost:3100/api/, or leave it unset.",
    accepts: webAddress,
  },
  {
    ...plain,
    name: "PORT",
    byDefault: "3000",
    purpose: "The port that the bot listens on.",
    advice: "Write a number from 0 to 65535.",
    accepts: port,
  },
  {
    ...plain,
    name: "HOST",
    byDefault: "0.0.0.0",
    purpose: "The address that the bot listens on.",
    advice: "Write an address of this machine, such as 127.0.0.1.",
  },
  {
    ...hidden,
    name: "OPENAI_API_KEY",
    purpose: "Lets a language model write drafts; without it and OPENAI_BASE_URL briefings are extractive.",
    advice: "Make a key in the account of the model's provider, or leave it unset.",
  },
  {
    ...plain,
    name: "OPENAI_BASE_URL",
    purpose: "Another service that speaks the same protocol, with a key or without.",
    advice: "Write a whole address such as http://localhost:11434/v1, or leave it unset.",
    accepts: webAddress,
  },
  {
    ...plain,
    name: "OPENAI_MODEL",
    byDefault: "gpt-4.1-mini",
    purpose: "The model that writes drafts.",
    advice: "Write the model's name as its provider spells it, or leave it unset.",
  },
  {
    ...plain,
    name: "OPENAI_PRICES",
    purpose:
      "What the model costs, in US dollars for a million tokens read and a million written, to count what is spent.",
    advice: "Write two numbers with a comma between them, such as 0.40,1.60, or leave it unset.",
    accepts: filled.refine((value) => /^\d+(?:\.\d+)?\s*,\s*\d+(?:\.\d+)?$/.test(value)),
  },
  {
    ...plain,
    name: "OPENAI_MONTHLY_USD",
    purpose:
      "The most a workspace may spend on the model in a calendar month; above it briefings are extractive and say so. Needs OPENAI_PRICES.",
    advice: "Write an amount in US dollars such as 25, or leave it unset for no bound.",
    accepts: filled.refine((value) => /^\d+(?:\.\d+)?$/.test(value)),
  },
  {
    ...plain,
    name: "OPENAI_EMBEDDINGS_MODEL",
    purpose:
      "The model of the same service by which the articles found for a question are put in order, beside their words.",
    advice: "Write the model's name as its provider spells it, such as text-embedding-3-small, or leave it unset.",
  },
  {
    ...plain,
    name: "OPENAI_EMBEDDINGS_PRICE",
    purpose:
      "What the embeddings cost, in US dollars for a million tokens. OPENAI_MONTHLY_USD needs it beside an embeddings model.",
    advice: "Write a number such as 0.02, or leave it unset.",
    accepts: filled.refine((value) => /^\d+(?:\.\d+)?$/.test(value)),
  },
  {
    ...hidden,
    name: "DATABASE_URL",
    purpose: "Keeps everything in PostgreSQL instead of the data folder.",
    advice: "Write postgres://user:password@host:5432/name, or leave it unset to use the data folder.",
    accepts: postgresAddress,
  },
  {
    ...plain,
    name: "BRIEFDESK_DATA",
    byDefault: "./data",
    purpose: "The folder that holds the archive.",
    advice: "Write the path of a folder that may be written.",
  },
  {
    ...plain,
    name: "BRIEFDESK_ALLOW_HOSTS",
    purpose: "Hosts on a private network that may be fetched from, separated by commas.",
    advice: "Write host names without http://, separated by commas, such as wiki.internal,10.0.0.5.",
    accepts: hosts,
  },
  {
    ...hidden,
    name: "BRIEFDESK_SECRET_KEY",
    purpose: "Encrypts the tokens of installed workspaces at rest.",
    advice:
      "Write at least 32 characters that nobody can guess, for example from: openssl rand -hex 32. To change it, put the new one in front of the old one with a comma between them.",
    accepts: filled.refine((value) => value.split(",").every((key) => key.trim().length >= LEAST_KEY)),
  },
  {
    ...plain,
    name: "BRIEFDESK_KEEP_ARTICLES",
    purpose: "For how many days articles are kept after they were published and retrieved. Unset: for good.",
    advice: "Write a whole number of days, such as 365, or leave it unset.",
    accepts: days,
  },
  {
    ...plain,
    name: "BRIEFDESK_KEEP_BRIEFINGS",
    purpose: "For how many days briefings are kept, and with them the texts they cite. Unset: for good.",
    advice: "Write a whole number of days, such as 730, or leave it unset.",
    accepts: days,
  },
  {
    ...plain,
    name: "LOG_LEVEL",
    byDefault: "info",
    purpose: "How much is logged to standard error: debug, info, warn, error or silent.",
    advice: "Write debug, info, warn, error or silent.",
    accepts: level,
  },
];
