/** The elements that a browser shows as lines of their own. */
export const BLOCKS: ReadonlySet<string> = new Set(
  (
    "address article aside blockquote body dd details div dl dt fieldset figcaption figure footer form h1 h2 h3 h4 h5 h6 header hr li " +
    "main nav ol p pre section summary table tbody td tfoot th thead tr ul br"
  ).split(" "),
);
