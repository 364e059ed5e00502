import { createHash, randomBytes } from "node:crypto";

/** A new opaque id: a prefix and 12 random characters of base 32. */
export function newId(prefix: "art" | "brf" | "clm" | "sty" | "wat" | "dig" | "cor" | "fed"): string {
  const alphabet = "0123456789abcdefghjkmnpqrstvwxyz";
  const random = [...randomBytes(12)].map((byte) => alphabet[byte % 32]).join("");
  return `${prefix}_${random}`;
}

/** A short, stable digest of text: 12 hex characters of its SHA-256. */
export function digestOf(text: string): string {
  return createHash("sha256").update(text).digest("hex").slice(0, 12);
}
