/** Remembers the answers of a pure function for the last `most` different inputs, about: the memory is emptied when it is full. */
export function remembering<T, Key = string>(work: (asked: Key) => T, most = 20_000): (asked: Key) => T {
  const known = new Map<Key, T>();
  return (asked) => {
    const found = known.get(asked);
    if (found !== undefined || known.has(asked)) return found as T;
    const answer = work(asked);
    if (known.size >= most) known.clear();
    known.set(asked, answer);
    return answer;
  };
}
