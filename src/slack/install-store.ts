import type { Installation, InstallationQuery, InstallationStore } from "@slack/bolt";
import type { InstallBook } from "#domain/install-ports.ts";
import type { Vault } from "#domain/meter.ts";

/** Where installs are kept and who seals them. */
export type Kept = { readonly book: InstallBook; readonly vault: Vault };
/** A workspace, the organisation it belongs to, or both. */
export type Place = { readonly workspace: string | null; readonly organisation: string | null };

const teamKey = (workspace: string) => `team:${workspace}`;
const orgKey = (organisation: string) => `org:${organisation}`;

/** The keys under which a place's install may stand: a workspace's own before that of its whole organisation. */
function keysOf({ workspace, organisation }: Place): string[] {
  return [...(workspace ? [teamKey(workspace)] : []), ...(organisation ? [orgKey(organisation)] : [])];
}

/** The key of an install; an install for an organisation belongs to no workspace. */
export function keyOf({ team, enterprise, isEnterpriseInstall }: Installation): string {
  return isEnterpriseInstall && enterprise ? orgKey(enterprise.id) : teamKey(team?.id ?? "");
}

/** Keeps an install, sealed for its own key. */
export async function keepInstall({ book, vault }: Kept, installation: Installation): Promise<void> {
  const key = keyOf(installation);
  await book.keep(key, vault.seal(JSON.stringify(installation), key));
}

/** The install of a place, or null. One that an older key has sealed is sealed anew. Throws a config fault when no key opens it. */
export async function findInstall(kept: Kept, place: Place): Promise<Installation | null> {
  const row = await kept.book.find(keysOf(place));
  if (row === null) return null;
  const installation = JSON.parse(kept.vault.open(row.sealed, row.key)) as Installation;
  if (kept.vault.isOld(row.sealed)) await keepInstall(kept, installation);
  return installation;
}

function placeOf({ teamId, enterpriseId, isEnterpriseInstall }: InstallationQuery<boolean>): Place {
  return { workspace: isEnterpriseInstall ? null : (teamId ?? null), organisation: enterpriseId ?? null };
}

/** The store that Bolt's install pages write to. */
export function installationStore(kept: Kept): InstallationStore {
  return {
    storeInstallation: (installation) => keepInstall(kept, installation),
    async fetchInstallation(query) {
      const found = await findInstall(kept, placeOf(query));
      if (found === null) throw new Error("not installed");
      return found;
    },
    async deleteInstallation(query) {
      const [key] = keysOf(placeOf(query));
      if (key !== undefined) await kept.book.remove(key);
    },
  };
}
