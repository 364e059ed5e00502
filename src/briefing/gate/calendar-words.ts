/*
 * Days and months as news prints them in full, in small letters, as pieces of the rules' expressions. What else is a day, a moment or a date
 * each rule says for itself.
 */
export const WEEKDAY = "(?:mon|tues|wednes|thurs|fri|satur|sun)day";
export const MONTH = "(?:january|february|march|april|may|june|july|august|september|october|november|december)";
