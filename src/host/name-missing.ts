/** Settings that make sense together only: each that is missing is named with one that is there. */
export function nameMissing(
  settings: Readonly<Record<string, string | null>>,
  wrong: string[],
): void {
  const given = Object.entries(settings).find(([, value]) => value !== null)?.[0];
  for (const [name, value] of Object.entries(settings)) {
    if (value === null) wrong.push(`${name} is needed with ${given}`);
  }
}
