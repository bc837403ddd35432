import { isUuid } from '#kernel/uuid.ts';
import { type Campaign, qualityAudit, readCampaign } from '#store/quality-campaigns.ts';
import { writeAudit } from '#store/write-batch.ts';
import type { Services } from '#web/services.ts';
import { type OfficerRequest, officerRoute } from '#workbench/officer-request.ts';
import { deny, sendProblem } from '#workbench/refuse-page.ts';
import { NO_DOSSIER } from '#store/write-batch.ts';

export const isSteward = ({ officer }: OfficerRequest): boolean => officer.role === 'data-steward';

/** Who may look at campaigns; only stewards decide. */
const mayLook = ({ officer }: OfficerRequest): boolean =>
  officer.role === 'data-steward' || officer.role === 'province-administrator';

type Page = (on: OfficerRequest) => Promise<unknown>;

/** A page for data stewards, or for those who may look at their work. */
export const qualityRoute = (services: Services, who: 'steward' | 'looks', page: Page) =>
  officerRoute(services, async (on) => {
    const may = who === 'steward' ? isSteward(on) : mayLook(on);
    return may ? page(on) : deny(on, NO_DOSSIER, 'data-quality', 'role-may-not');
  });

/** The campaign of the address. */
export const withCampaign =
  (page: (on: OfficerRequest, campaign: Campaign) => Promise<unknown>): Page =>
  async (on) => {
    const { id } = on.request.params as { readonly id: string };
    const campaign = isUuid(id) ? await readCampaign(on.services.pool, id) : null;
    return campaign === null ? sendProblem(on, 404, NO_SUCH_CAMPAIGN) : page(on, campaign);
  };

const NO_SUCH_CAMPAIGN = {
  vi: 'Không có chiến dịch này. Xem lại địa chỉ, hoặc mở từ danh sách chiến dịch.',
  en: 'There is no such campaign. Check the address, or open it from the list.',
};

/** Keeps who looked at whose records; the id of a case stands where a dossier's would. */
export const recordCaseReads = (
  { officer, services }: OfficerRequest,
  caseIds: readonly string[],
  act: string,
): Promise<void> =>
  writeAudit(
    services.pool,
    caseIds.map((caseId) => ({
      ...qualityAudit(officer, '', act, 'read', services.now()),
      dossierId: caseId,
    })),
  );
