import type { Spend, SpendLedger } from "#domain/model-ports.ts";
import type { Clock } from "#domain/ports.ts";
import type { Embedder } from "./embedder.ts";
import { costOf, type Failed, failed, type Model, type Prices, type Told, tokensIn, type Usage } from "./model.ts";

/** Who is charged: a workspace (null for the terminal) and, when it is known, a briefing. */
export type Account = { readonly workspace: string | null; readonly briefing: string | null };

/** Counts what models cost, and stops a workspace that has spent its month. */
export type Budget = {
  /** The model, charged to an account. Over the cap it answers `capped` without a call. */
  charged(model: Model, account: Account): Model;
  /** The same for an embedder, which has prices of its own. */
  chargedEmbedder(embedder: Embedder, account: Account, prices: Prices | null): Embedder;
  ofWorkspace(workspace: string | null): Promise<Spend>;
  ofBriefing(briefing: string): Promise<Spend>;
};

/** `monthlyUsd` bounds each workspace and calendar month (UTC); null is no bound. */
export type BudgetSettings = {
  readonly monthlyUsd: number | null;
  readonly ledger: SpendLedger;
  readonly prices: Prices | null;
  readonly clock: Clock;
};

const UNPRICED =
  "A monthly budget is set, but not what the language model costs. Set its prices, or take the budget away.";
const UNCOUNTED = "What the language model costs could not be counted. Check that the archive can be written.";

/**
 * A budget. Calls under way are held at their highest likely price, so that many at once cannot pass the cap together. A cap without
 * prices cannot be kept: then every call is capped.
 */
export function createBudget(settings: BudgetSettings): Budget {
  const held = new Map<string, number>();
  const monthOf = (workspace: string | null) =>
    `month ${settings.clock().toISOString().slice(0, 7)} ${workspace ?? "-"}`;
  const payerOf = (account: Account) => ({ key: monthOf(account.workspace), briefing: account.briefing });
  const { prices } = settings;
  return {
    charged: (model, account) => ({
      name: model.name,
      ask: (call) => {
        const most = costOf(tokensIn(call.prompt.system + call.prompt.user), call.maxTokens, prices);
        return heldCall(settings, held, { ...payerOf(account), most }, () => model.ask(call));
      },
    }),
    chargedEmbedder: (embedder, account, own) => ({
      name: embedder.name,
      embed: (texts, signal) => {
        const most = costOf(tokensIn(texts.join(" ")), 0, own);
        return heldCall(settings, held, { ...payerOf(account), most }, () => embedder.embed(texts, signal));
      },
    }),
    ofWorkspace: (workspace) => settings.ledger.spent(monthOf(workspace)),
    ofBriefing: (briefing) => settings.ledger.spent(`briefing ${briefing}`),
  };
}

/** Who pays, and the highest likely price in US dollars; null when no prices are known. */
type Payer = { readonly key: string; readonly briefing: string | null; readonly most: number | null };

async function heldCall<T>(
  settings: BudgetSettings,
  held: Map<string, number>,
  payer: Payer,
  call: () => Promise<Told<T>>,
): Promise<Told<T>> {
  const hold = (usd: number) => held.set(payer.key, (held.get(payer.key) ?? 0) + usd);
  const most = payer.most ?? 0;
  // Held before the sum is read: two calls that start together see each other.
  hold(most);
  try {
    const capped = await capOf(settings, payer, () => held.get(payer.key) ?? 0);
    if (capped !== null) return capped;
    const told = await call();
    await charge(settings.ledger, payer, told.usage);
    return told;
  } catch {
    // Money that cannot be counted is not spent further: a cap must not be blind.
    return failed("fault", { advice: UNCOUNTED });
  } finally {
    hold(-most);
  }
}

async function capOf(settings: BudgetSettings, payer: Payer, held: () => number): Promise<Failed | null> {
  if (settings.monthlyUsd === null) return null;
  if (payer.most === null) return failed("capped", { advice: UNPRICED });
  const spent = (await settings.ledger.spent(payer.key)).costUsd ?? 0;
  return spent + held() > settings.monthlyUsd ? failed("capped") : null;
}

async function charge(ledger: SpendLedger, payer: Payer, usage: Usage | undefined): Promise<void> {
  // What a cache gave cost nothing and was no call.
  if (usage === undefined || usage.input + usage.output === 0) return;
  await ledger.add(payer.key, usage);
  if (payer.briefing !== null) await ledger.add(`briefing ${payer.briefing}`, usage);
}
