import { mayReportFor } from '#access/may-report.ts';
import { indicatorsOf } from '#reporting/indicator.ts';
import { type OutlierHint, outlierHint } from '#reporting/outlier-hint.ts';
import { type AnswerFault, answerFaults, type Draft, numbersOf } from '#reporting/read-answers.ts';
import { isAwaited } from '#reporting/lateness.ts';
import { isSubmitted, reportersOf, type Reporter } from '#store/campaign-figures.ts';
import { answerSubject, type EvidenceFile, readEvidence } from '#store/evidence-files.ts';
import { readAnswer, readAnswers, type StoredAnswer } from '#store/report-answers.ts';
import type { Campaign } from '#store/report-campaigns.ts';
import { type AnswerReturn, readReturns } from '#store/report-returns.ts';
import { readSourceFigures } from '#store/source-figures.ts';
import type { OfficerRequest } from '#workbench/officer-request.ts';
import { clockOf } from '#workbench/reporting/campaign-request.ts';

/** One recipient's answer with all that helps to write or judge it. */
export interface AnswerView {
  readonly campaign: Campaign;
  readonly reporter: Reporter;
  readonly draft: Draft;
  /** Faults of what was typed; what is missing is told once it is to be submitted. */
  readonly faults: readonly AnswerFault[];
  readonly hints: ReadonlyMap<string, OutlierHint>;
  /** What was typed in the last period, by code. */
  readonly last: ReadonlyMap<string, string>;
  readonly files: ReadonlyMap<string, readonly EvidenceFile[]>;
  /** The times that it was returned. */
  readonly returns: readonly AnswerReturn[];
  readonly mayWrite: boolean;
}

export async function readAnswerView(
  on: OfficerRequest,
  campaign: Campaign,
  answer: StoredAnswer,
): Promise<AnswerView> {
  const { pool } = on.services;
  const { campaignId, previous, form } = campaign;
  const codes = indicatorsOf(form).map(({ code }) => code);
  const [answers, last, stored, returns, prefilled] = await Promise.all([
    readAnswers(pool, campaignId),
    previous === null ? null : readAnswer(pool, previous, answer.recipient),
    readEvidence(
      pool,
      codes.map((code) => answerSubject(campaignId, answer.recipient, code)),
    ),
    readReturns(pool, answer),
    isAwaited(answer.state) ? prefilledOf(on, campaign, answer) : answer.prefilled,
  ]);
  const files = new Map(
    codes.flatMap((code) => {
      const found = stored.get(answerSubject(campaignId, answer.recipient, code));
      return found === undefined ? [] : [[code, found] as const];
    }),
  );
  const draft = draftOf(answer, prefilled, new Set(files.keys()));
  const [reporter] = reportersOf([answer], clockOf(on));
  if (reporter === undefined) throw new Error('a reporter for each answer');
  const lastTyped = last !== null && isSubmitted(last) ? last.typed : {};
  return {
    campaign,
    reporter,
    draft,
    faults: answerFaults(form, draft).filter(
      ({ code, part }) => part === 'answer' && (draft.typed[code] ?? '') !== '',
    ),
    hints: hintsOf(campaign, answer, draft, { answers, lastTyped }),
    last: new Map(Object.entries(lastTyped)),
    files,
    returns,
    mayWrite:
      mayReportFor(on.officer, answer.agency) &&
      isAwaited(answer.state) &&
      campaign.stage.kind === 'open',
  };
}

/** The draft as it stands, with what the system counted where nothing was typed. */
export const draftOf = (
  { typed, reasons }: Pick<StoredAnswer, 'typed' | 'reasons'>,
  prefilled: Readonly<Record<string, number>>,
  filed: ReadonlySet<string>,
): Draft => ({
  typed: {
    ...Object.fromEntries(
      Object.entries(prefilled).map(([code, number]) => [code, String(number)]),
    ),
    ...typed,
  },
  reasons,
  prefilled,
  filed,
});

/** What the system counted for an answer, by code; hamlets have no dossiers of their own. */
export async function prefilledOf(
  { services }: OfficerRequest,
  campaign: Campaign,
  { agency, level }: StoredAnswer,
): Promise<Readonly<Record<string, number>>> {
  const sourced = indicatorsOf(campaign.form).flatMap((indicator) =>
    indicator.kind === 'number' && indicator.source !== null
      ? [{ code: indicator.code, source: indicator.source }]
      : [],
  );
  if (sourced.length === 0 || level === 'hamlet') return {};
  const figures = await readSourceFigures(services.readPool, agency, campaign, services.now());
  return Object.fromEntries(sourced.map(({ code, source }) => [code, figures[source]]));
}

function hintsOf(
  { form }: Campaign,
  { recipient, level }: StoredAnswer,
  draft: Draft,
  others: {
    readonly answers: readonly StoredAnswer[];
    readonly lastTyped: StoredAnswer['typed'];
  },
): ReadonlyMap<string, OutlierHint> {
  const own = numbersOf(form, draft.typed);
  const before = numbersOf(form, others.lastTyped);
  const peers = others.answers
    .filter((one) => one.level === level && one.recipient !== recipient && isSubmitted(one))
    .map(({ typed }) => numbersOf(form, typed));
  return new Map(
    [...own].flatMap(([code, value]) => {
      const like = peers.flatMap((numbers) => numbers.get(code) ?? []);
      const hint = outlierHint(value, like, before.get(code) ?? null);
      return hint === null ? [] : [[code, hint] as const];
    }),
  );
}
