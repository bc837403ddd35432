import { reportDeAn06 } from '#host/reports/report-de-an-06.ts';

/** The reports of the command line, by name; each answers its exit code. */
export const reportCommands: Readonly<
  Record<string, (args: readonly string[]) => Promise<number>>
> = {
  'de-an-06': reportDeAn06,
};
