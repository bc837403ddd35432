import { lostIndexSteps } from '#names/lost-letters.ts';

/** A page waits no longer than this for a slice, and the processor has three times as long for pages. */
const SLICE_MS = 5;
const REST_MS = 15;
/** When a system has begun and nobody waits for it any more. */
const AFTER_MS = 20_000;

/**
 * Makes the indexes in which names that lost letters are looked up, slice by slice, so that no page waits
 * for the first broken name: at once they take a second or two. Answers how to leave off.
 */
export function makeNameIndexes(): () => void {
  const steps = lostIndexSteps();
  const slice = (): void => {
    const end = performance.now() + SLICE_MS;
    while (performance.now() < end) if (steps.next().done === true) return;
    timer = setTimeout(slice, REST_MS).unref();
  };
  let timer = setTimeout(slice, AFTER_MS).unref();
  return () => clearTimeout(timer);
}
