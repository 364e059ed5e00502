import * as defuddle from "defuddle";

type Found = { readonly content: string; readonly title: string; readonly author: string; readonly site: string };
type Options = { readonly url: string; readonly useAsync: boolean; readonly includeReplies: boolean };

/** Defuddle's class. The package is CommonJS: Node sees its export where its types do not say that it stands. */
export const Defuddle = defuddle.default as unknown as new (document: never, options: Options) => { parse(): Found };
