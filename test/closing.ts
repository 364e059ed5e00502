/*
 * What tests have opened and what closes it. Test files share their modules (see vitest.config.ts): a hook that a helper registers
 * where it is loaded would belong to the first file that loads it, so helpers hand over here what must be closed, and
 * closing-setup.ts registers the hooks for every file.
 */

type Open = { close(): Promise<unknown> };

const ofTest: Open[] = [];
const ofFile: Open[] = [];

/** Has something closed when the test that runs is done; what was opened last is closed first. */
export function closeAfterTest<T extends Open>(one: T): T {
  ofTest.push(one);
  return one;
}

/** Has something closed when the file's tests are done. */
export function closeAfterFile<T extends Open>(one: T): T {
  ofFile.push(one);
  return one;
}

/** Has everything that the test has opened so far closed after the file instead. */
export function shareInFile(): void {
  ofFile.push(...ofTest.splice(0));
}

// One that cannot be closed leaves none open behind it: the next file runs in the same process.
async function closeAll(open: Open[]): Promise<void> {
  const faults: unknown[] = [];
  for (const one of open.splice(0).toReversed()) await one.close().catch((fault: unknown) => faults.push(fault));
  if (faults.length > 0) throw new AggregateError(faults, "what a test had opened could not be closed");
}

export const closeAllOfTest = () => closeAll(ofTest);
export const closeAllOfFile = () => closeAll(ofFile);
