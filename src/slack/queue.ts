/** What waits for a thread. Urgent work overtakes what is not, and neither overtakes its own kind. */
export function enqueue<T extends { readonly urgent: boolean }>(queue: T[], one: T): void {
  const at = one.urgent ? queue.findIndex(({ urgent }) => !urgent) : -1;
  queue.splice(at < 0 ? queue.length : at, 0, one);
}
