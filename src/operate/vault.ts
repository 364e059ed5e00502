import { createCipheriv, createDecipheriv, hkdfSync, randomBytes } from "node:crypto";
import { BriefdeskError } from "#domain/fault.ts";
import type { Vault } from "#domain/meter.ts";

type Key = { readonly id: string; readonly bytes: Buffer };

/** AES-256-GCM with a random nonce of 96 bits and a tag of 128, as NIST SP 800-38D recommends. In bytes. */
const ALGORITHM = "aes-256-gcm";
const NONCE = 12;
const TAG = 16;
const KEY = 32;
const FORM = "v1";

// The id tells keys apart without telling anything about them: it is derived apart from the key itself.
function keyOf(secret: string): Key {
  const derive = (info: string, bytes: number) => Buffer.from(hkdfSync("sha256", secret, "briefdesk", info, bytes));
  return { id: derive("id", 6).toString("base64url"), bytes: derive("seal", KEY) };
}

function sealWith(key: Key, text: string, purpose: string): string {
  const nonce = randomBytes(NONCE);
  const cipher = createCipheriv(ALGORITHM, key.bytes, nonce, { authTagLength: TAG }).setAAD(Buffer.from(purpose));
  const body = Buffer.concat([cipher.update(text, "utf8"), cipher.final()]);
  const sealed = Buffer.concat([nonce, cipher.getAuthTag(), body]);
  return [FORM, key.id, sealed.toString("base64url")].join(".");
}

function openWith(key: Key, sealed: Buffer, purpose: string): string {
  const [nonce, tag] = [sealed.subarray(0, NONCE), sealed.subarray(NONCE, NONCE + TAG)];
  const decipher = createDecipheriv(ALGORITHM, key.bytes, nonce, { authTagLength: TAG });
  decipher.setAAD(Buffer.from(purpose)).setAuthTag(tag);
  return decipher.update(sealed.subarray(NONCE + TAG), undefined, "utf8") + decipher.final("utf8");
}

function unreadable(message: string, cause?: unknown): BriefdeskError {
  return new BriefdeskError("config", message, {
    advice:
      "A stored Slack token cannot be read with BRIEFDESK_SECRET_KEY. Put the key it was stored with behind the new one, after a comma, or install the app in that workspace again.",
    cause,
  });
}

/**
 * A vault whose first secret seals and whose every secret opens: to change the key, put the new one in front. `purpose` is bound
 * to what is sealed, so that one workspace's row cannot be put in another's place.
 */
export function createVault(secrets: readonly string[]): Vault {
  const keys = secrets.map(keyOf);
  const first = keys[0];
  if (first === undefined) throw new Error("a vault needs at least one secret");
  return {
    seal: (text, purpose) => sealWith(first, text, purpose),
    open(sealed, purpose) {
      const [form, id, body = ""] = sealed.split(".");
      const key = keys.find((one) => one.id === id);
      if (form !== FORM || key === undefined) throw unreadable("sealed with a key that is not in force");
      try {
        return openWith(key, Buffer.from(body, "base64url"), purpose);
      } catch (cause) {
        throw unreadable("sealed for something else, or changed since", cause);
      }
    },
    isOld: (sealed) => sealed.split(".")[1] !== first.id,
  };
}
