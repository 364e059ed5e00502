import { WebClient } from "@slack/web-api";
import { BriefdeskError } from "#domain/fault.ts";
import { adviceOn, outcomeOf, unreachable } from "./faults.ts";
import { type WebOptions, webOptions } from "./web.ts";

/** One workspace (or organisation) that has installed the app. */
export type Install = {
  readonly workspace: string;
  readonly botToken: string;
  readonly botId: string;
  readonly botUserId: string;
};

/** Knows the workspaces that have installed the app. */
export type Installs = {
  /** The install of a workspace, or that of its organisation where that is known. Throws NotInstalled when there is none. */
  find(workspace: string, organisation?: string | null): Promise<Install>;
  /** Forgets a workspace that has removed the app. */
  remove(workspace: string): Promise<void>;
};

/** The fault of a workspace in which the app is not installed: the one after which trying again is of no use. */
export class NotInstalled extends BriefdeskError {
  constructor(workspace: string) {
    super("slack", `not installed in ${workspace}`, {
      advice: "Briefdesk is not installed in this workspace. Ask an admin to install it.",
    });
  }
}

/** The one workspace of SLACK_BOT_TOKEN. Throws a config fault when Slack refuses the token, an unreachable fault when it is silent. */
export async function singleInstall(token: string, options: WebOptions): Promise<Installs> {
  const install = await introduced(token, options);
  let removed = false;
  return {
    async find(workspace) {
      if (removed || workspace !== install.workspace) throw new NotInstalled(workspace);
      return install;
    },
    async remove(workspace) {
      removed ||= workspace === install.workspace;
    },
  };
}

async function introduced(token: string, options: WebOptions): Promise<Install> {
  try {
    const self = await new WebClient(token, webOptions(options)).auth.test();
    return {
      workspace: self.team_id ?? self.enterprise_id ?? "",
      botToken: token,
      botId: self.bot_id ?? "",
      botUserId: self.user_id ?? "",
    };
  } catch (cause) {
    const outcome = outcomeOf(cause);
    if (outcome.kind !== "refused") throw unreachable(cause);
    throw new BriefdeskError("config", `auth.test: ${outcome.reason}`, {
      advice: `Slack does not accept SLACK_BOT_TOKEN (${outcome.reason}). ${adviceOn(outcome.reason)}`,
      cause,
    });
  }
}
