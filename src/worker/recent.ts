/** How many of something there were lately. */
export interface Recent {
  readonly note: () => void;
  /** In the last window, or in the one before if it had more. */
  readonly count: () => number;
}

/** Counts in windows of so many milliseconds. */
export function countRecent(windowMs: number): Recent {
  let began = performance.now();
  let before = 0;
  let current = 0;
  const turn = (): void => {
    const passed = performance.now() - began;
    if (passed < windowMs) return;
    before = passed < 2 * windowMs ? current : 0;
    current = 0;
    began += passed;
  };
  return {
    note: () => {
      turn();
      current += 1;
    },
    count: () => {
      turn();
      return Math.max(before, current);
    },
  };
}
