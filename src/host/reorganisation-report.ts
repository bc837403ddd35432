import type { LawLeftBehind } from '#host/law-left-behind.ts';
import type { CheckedReorganisation } from '#host/reorganisation-file.ts';
import type { Bilingual } from '#kernel/bilingual.ts';
import type { Instant } from '#kernel/day.ts';
import type { ReorganisationDone } from '#store/reorganise.ts';
import type { ReorganisationSurvey } from '#store/survey-reorganisation.ts';

/** What a drill found, what it moved, and what needs a person: the file that `--report` writes. */
export interface ReorganisationReport {
  readonly plan: string;
  readonly date: string;
  readonly at: Instant;
  /** What there was to move when the command began. */
  readonly found: ReorganisationSurvey;
  /** Null after a dry run. */
  readonly done: ReorganisationDone | null;
  /** What is left to move: all of it after a dry run, nothing after a run that went through. */
  readonly left: ReorganisationSurvey;
  /** Versions of the law that then refer to what is not there: each needs a next one. */
  readonly lawLeftBehind: readonly LawLeftBehind[];
  /** Reasons without a source, each with the agencies whose succession rests on it. */
  readonly toBeConfirmed: readonly UnconfirmedReason[];
}

export interface UnconfirmedReason {
  readonly text: Bilingual;
  readonly toBeConfirmed: Bilingual;
  readonly agencies: readonly string[];
}

/** The reasons of a plan that a person must confirm; the ground of the whole comes first. */
export function unconfirmedReasons({ plan }: CheckedReorganisation): readonly UnconfirmedReason[] {
  const { ground, moves, undecided } = plan;
  const byReason = Map.groupBy([...moves, ...undecided], ({ why }) => why);
  return [[ground, []] as const, ...byReason].flatMap(([{ text, toBeConfirmed }, ones]) =>
    toBeConfirmed === null ? [] : [{ text, toBeConfirmed, agencies: ones.map(({ from }) => from) }],
  );
}

/** The report as lines for a terminal. */
export function reportLines(
  report: ReorganisationReport,
  { succession }: CheckedReorganisation,
): readonly string[] {
  const names = new Map(
    [...succession.before, ...succession.after].map(({ code, name }) => [code, name.vi]),
  );
  const named = (code: string): string => `${code} ${names.get(code) ?? ''}`.trim();
  const { found, done, left } = report;
  const changed = done !== null && Object.values(done).some((count) => count > 0);
  return [
    `${report.plan}, in force from ${report.date}`,
    ...found.agencies.map(
      ({ from, to, dossiers, staff }) =>
        `  ${named(from)} -> ${named(to)}: ${dossiers} open dossiers, ${staff} staff`,
    ),
    `to move: ${found.dossiers} open dossiers, ${found.staff} staff of ${found.agencies.length} agencies`,
    ...(done === null ? ['dry run: nothing was changed'] : []),
    ...(done !== null && !changed ? ['nothing to do'] : []),
    ...(changed
      ? [
          `moved: ${done.dossiersMoved} dossiers, ${done.staffMoved} staff; ` +
            `${done.agenciesClosed} agencies closed, ${done.agenciesOpened} opened; ` +
            `${done.versionsBegun} procedures begin anew, ${done.codesEnded} end; ` +
            `${done.rulesBegun} versions of the one-stop rules begin`,
        ]
      : []),
    ...left.undecided.map(
      ({ from, candidates, dossiers, staff }) =>
        `needs a person: ${named(from)} (${dossiers} open dossiers, ${staff} staff) ` +
        `goes on until one is chosen of ${candidates.map(named).join('; ')}`,
    ),
    ...report.lawLeftBehind.map(
      ({ code, name, validFrom, why }) =>
        `needs a person: procedure ${code} ${name}, in force from ${validFrom}: ${why}`,
    ),
    ...report.toBeConfirmed.map(
      ({ text, toBeConfirmed, agencies }) =>
        `to be confirmed${agencies.length === 0 ? '' : ` for ${agencies.length} agencies`}: ` +
        `${text.en} (${toBeConfirmed.en})`,
    ),
  ];
}
