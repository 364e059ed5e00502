/** Words that end or make the name of a news outlet: how outlets are told from ministries when a sentence credits somebody. */
const OUTLET_WORD =
  /\b(?:News|Times|Post|Journal|Herald|Tribune|Gazette|Ledger|Telegraph|Guardian|Observer|Press|Reuters|Bloomberg|Axios|Politico|Caller|Daily|Wire|Courier|Dispatch|Chronicle|Globe|Mirror|Standard|Independent|Magazine|Review|Xinhua|Tass|Jazeera|Arabiya|Spiegel|Monde|Figaro|País|Insider|Radio|Television|TV|Broadcasting|Monitor|Examiner|Inquirer|Sentinel|Bulletin|Economist|Weekly|Mail|Sun|Star|Record|Today|Atlantic|Intercept|ProPublica|Semafor|Newspaper|Beacon|Argus|Mercury|Echo)\b|^(?:the )?(?:AP|AFP|DPA|UPI|PA|EFE|ANSA|BBC|CNN|NBC|CBS|ABC|NPR|PBS|MSNBC|CNBC|Fox|Sky|ITV|RT|TASS|SANA|IRNA|KCNA|WSJ|FT|NYT)(?: |$)/u;

/** Whether a credited name reads like a news outlet ("NBC News", "the Daily Caller"). */
export function isOutletName(name: string): boolean {
  return (
    OUTLET_WORD.test(name) &&
    /^(?:the )?\p{Lu}/u.test(name) &&
    !/\b(?:Secretary|Minister|Ministry|Spokes\w+|Office)\b/.test(name)
  );
}
