const TRACKING =
  /^(?:utm_\w+|fbclid|gclid|gclsrc|dclid|gbraid|wbraid|msclkid|yclid|twclid|ttclid|igshid|igsh|mc_cid|mc_eid|_hsenc|_hsmi|mkt_tok|oly_\w+_id|vero_\w+|cmpid|cmp|ref_src|ref_url|ncid|s_cid|ito|at_medium|at_campaign|_ga|spm|xtor|guccounter|guce_referr\w*)$/i;

/**
 * An address in the one form under which it is stored: host in lower case, no fragment, no tracking parameters, no default port.
 * The scheme stays as it is. What is no http(s) address comes back trimmed and otherwise as it stands.
 */
export function canonicalUrl(url: string): string {
  const parsed = URL.parse(url.trim());
  if (!parsed || !/^https?:$/.test(parsed.protocol)) return url.trim();
  parsed.hash = "";
  parsed.username = "";
  parsed.password = "";
  const kept = parsed.search
    .slice(1)
    .split("&")
    .filter((pair) => pair !== "" && !TRACKING.test(parameterName(pair)));
  parsed.search = kept.join("&");
  return parsed.href;
}

// The query is kept byte for byte otherwise: servers that sign their addresses read it so.
function parameterName(pair: string): string {
  return pair.split("=", 1)[0] ?? pair;
}
