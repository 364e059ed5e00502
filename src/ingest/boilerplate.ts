// Whole lines that are furniture of a page and never part of an article.
const FURNITURE = [
  /^(?:log ?in|log ?out|sign ?in|sign ?up|register|subscribe|subscribe now|my account)=?$/i,
  /^(?:sign up|subscribe|register) (?:for|to) (?:our|the|free|daily|\w+'s)\b.{0,80}(?:newsletters?|alerts?|e-?mails?|updates?|bulletins?)\b.{0,40}$/i,
  /^(?:share|tweet|e-?mail|print|copy link|whatsapp|facebook|twitter|linkedin|reddit|pinterest|flipboard|share (?:this|on|via)\b.{0,30})$/i,
  /^(?:advertisement|advertising|sponsored|promoted|story continues below(?: advertisement)?|article continues (?:below|after).{0,30}|continue reading(?: below| the main story)?|skip to (?:main )?content)$/i,
  /^(?:read|see|watch|view|show|load) (?:more|next|also|all)(?:\.{3}|…|:)?$/i,
  /^(?:\d+ )?(?:comments?|leave a comment|add a comment|view comments|join the (?:conversation|discussion)|related (?:articles|stories|topics|news|content)|most (?:read|popular|viewed)|recommended(?: for you)?|trending(?: now)?|more from .{1,40})$/i,
  /^(?:accept|accept all|cookie (?:policy|settings)|privacy policy|terms of (?:use|service)|back to top|follow us(?: on .{1,40})?|contact us|about us)$/i,
  /^(?:©|\(c\)|copyright ©?) ?\d{4}.{0,120}$/i,
  /^\d+ min(?:ute)?s? read$/i,
];

/** Whether a line is a page's furniture: a login, share or newsletter line, a copyright notice. */
function isFurniture(line: string): boolean {
  const bare = line.trim();
  return bare.length <= 160 && FURNITURE.some((pattern) => pattern.test(bare));
}

/** A text without the furniture at its end ("Login" on a last line or glued to the last sentence); the rest as it stands. */
export function withoutBoilerplate(text: string): string {
  const lines = text.trimEnd().split("\n");
  while (lines.length > 1 && (lines.at(-1)?.trim() === "" || isFurniture(lines.at(-1) ?? ""))) lines.pop();
  const kept = lines.join("\n").trimEnd();
  return kept.replace(/(?<=[.!?"”’)])\s*Log ?in=?$/, "");
}

/** A page's text without furniture lines anywhere. */
export function withoutFurniture(text: string): string {
  const kept = text.split("\n").filter((line) => line.trim() !== "" && !isFurniture(line));
  return withoutBoilerplate(kept.join("\n"));
}
