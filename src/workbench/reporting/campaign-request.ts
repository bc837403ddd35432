import { mayReadReport } from '#access/may-report.ts';
import { isUuid } from '#kernel/uuid.ts';
import { pathOf } from '#reporting/sum-up.ts';
import type { CampaignClock } from '#store/campaign-figures.ts';
import { readAnswer, type Recipient, type StoredAnswer } from '#store/report-answers.ts';
import { type Campaign, readCampaign } from '#store/report-campaigns.ts';
import { NO_DOSSIER } from '#store/write-batch.ts';
import type { OfficerRequest } from '#workbench/officer-request.ts';
import { deny, sendProblem } from '#workbench/refuse-page.ts';

/** A page of the campaign of the address. */
export const withCampaign =
  (page: (on: OfficerRequest, campaign: Campaign) => Promise<unknown>) =>
  async (on: OfficerRequest): Promise<unknown> => {
    const { id } = on.request.params as { readonly id: string };
    const campaign = isUuid(id) ? await readCampaign(on.services.pool, id) : null;
    if (campaign === null) return sendProblem(on, 404, NO_SUCH_CAMPAIGN);
    const isHidden = campaign.stage.kind === 'draft' && !isAdministrator(on);
    return isHidden ? sendProblem(on, 404, NO_SUCH_CAMPAIGN) : page(on, campaign);
  };

export const isAdministrator = ({ officer }: OfficerRequest): boolean =>
  officer.role === 'province-administrator';

/** The answer of a recipient, for those who may read it; an attempt of anybody else is audited. */
export async function withAnswer(
  on: OfficerRequest,
  campaign: Campaign,
  recipient: string,
  page: (answer: StoredAnswer) => Promise<unknown>,
): Promise<unknown> {
  const answer = await readAnswer(on.services.pool, campaign.campaignId, recipient);
  if (answer === null) return sendProblem(on, 404, NO_SUCH_ANSWER);
  if (mayRead(on, answer)) return page(answer);
  return deny(on, NO_DOSSIER, 'report-answer', 'agency-may-not');
}

export const mayRead = (on: OfficerRequest, recipient: Recipient): boolean =>
  mayReadReport(on.officer, recipient.agency, pathOf(recipient, parentIn(on)));

/** Agencies whose answers an officer may read; null: all. */
export const readableAgencies = (on: OfficerRequest): readonly string[] | null =>
  isAdministrator(on)
    ? null
    : on.services
        .directory()
        .agencies.map(({ code }) => code)
        .filter((code) => {
          const path = pathOf({ recipient: code, above: parentIn(on)(code) }, parentIn(on));
          return mayReadReport(on.officer, code, path);
        });

/** Who stands above an agency; the province's committee is the top itself. */
export const parentIn =
  ({ services }: OfficerRequest) =>
  (code: string): string | null => {
    const directory = services.directory();
    const parent = directory.agency(code)?.parentCode ?? null;
    return parent === null || directory.agency(parent)?.kind === 'province-committee'
      ? null
      : parent;
  };

export const clockOf = ({ services }: OfficerRequest): CampaignClock => ({
  now: services.now(),
  calendarOf: (agency, day) => services.world().calendarOf(agency, day),
});

const NO_SUCH_CAMPAIGN = {
  vi: 'Không có kỳ báo cáo này. Tìm lại trong danh sách.',
  en: 'There is no such campaign. Look again in the list.',
};
const NO_SUCH_ANSWER = {
  vi: 'Cơ quan này không phải báo cáo trong kỳ. Tìm lại trong danh sách.',
  en: 'This agency is not asked in this campaign. Look again in the list.',
};
