import { indicatorsOf } from '#reporting/indicator.ts';
import { answerFaults } from '#reporting/read-answers.ts';
import { answerSubject, readEvidence } from '#store/evidence-files.ts';
import type { StoredAnswer } from '#store/report-answers.ts';
import type { Campaign } from '#store/report-campaigns.ts';
import { textIn } from '#kernel/bilingual.ts';
import type { OfficerRequest } from '#workbench/officer-request.ts';
import { draftOf, prefilledOf } from '#workbench/reporting/answer-view.ts';

/** A draft that cannot be submitted as it stands, and why. */
export interface UnfinishedDraft {
  readonly recipient: string;
  readonly name: string;
  readonly why: readonly string[];
}

/** Those of the answers that were begun and lack something. */
export async function readUnfinished(
  on: OfficerRequest,
  campaign: Campaign,
  answers: readonly StoredAnswer[],
): Promise<readonly UnfinishedDraft[]> {
  const begun = answers.filter(({ state }) => state === 'draft' || state === 'returned');
  const filedOf = await readFiled(on, campaign, begun);
  const names = new Map(indicatorsOf(campaign.form).map(({ code, name }) => [code, name]));
  const found: UnfinishedDraft[] = [];
  for (const answer of begun) {
    const { recipient, name } = answer;
    const prefilled = await prefilledOf(on, campaign, answer);
    const draft = draftOf(answer, prefilled, filedOf(recipient));
    const why = answerFaults(campaign.form, draft).map(
      ({ code, text }) => `${names.get(code)}: ${textIn(on.lang, text)}`,
    );
    if (why.length > 0) found.push({ recipient, name, why });
  }
  return found;
}

/** Which indicators of each of the answers have a file. */
export async function readFiled(
  on: OfficerRequest,
  { campaignId, form }: Campaign,
  answers: readonly StoredAnswer[],
): Promise<(recipient: string) => ReadonlySet<string>> {
  const codes = indicatorsOf(form).flatMap(({ code, kind }) => (kind === 'file' ? [code] : []));
  const subjects = answers.flatMap(({ recipient }) =>
    codes.map((code) => answerSubject(campaignId, recipient, code)),
  );
  const stored = await readEvidence(on.services.pool, subjects);
  return (recipient) =>
    new Set(codes.filter((code) => stored.has(answerSubject(campaignId, recipient, code))));
}
