import type { LinkSettings } from '#linkage/settings.ts';

/** Settings as `--settings` reads them: to begin from, and to be changed. */
export const settingsFile = (settings: LinkSettings): string =>
  JSON.stringify(
    {
      id: { left: settings.leftId, right: settings.rightId },
      fields: settings.fields.map(({ name, kind, left, right, family }) => ({
        name,
        kind,
        column: left === right ? left : { left, right },
        ...(family ? { family } : {}),
      })),
      blocking: settings.blocking,
      oneToOne: settings.oneToOne,
      monthFirst: settings.monthFirst,
      thresholds: settings.thresholds,
      largestBlock: settings.largestBlock,
    },
    null,
    2,
  );
