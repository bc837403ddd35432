import { filled } from '#kernel/bilingual.ts';
import { CITIZEN_HOME, ownDossierPath } from '#portal/citizen/paths.ts';
import { type Visitor, visitorRoute } from '#portal/citizen/visitor.ts';
import { assisted, owns } from '#access/citizen.ts';
import { assistedPath } from '#portal/assist/paths.ts';
import type { Procedure } from '#catalogue/procedure.ts';
import type { FlatForm } from '#eform/form.ts';
import { isDossierId } from '#dossier/dossier-id.ts';
import { type Day, dayOf } from '#kernel/day.ts';
import { findAssistant } from '#store/assistants.ts';
import { recordDeniedDraft } from '#store/denied-reads.ts';
import { type Draft, type DraftOwner, readDraft, takeOverDrafts } from '#store/drafts.ts';
import { loadHistories } from '#store/load-dossier.ts';
import { sendProblemPage } from '#web/send-problem.ts';
import type { Services } from '#web/services.ts';

/** A draft that is being worked on, with the law of today. */
export interface Filing extends Visitor {
  readonly draft: Draft;
  readonly procedure: Procedure;
  /** The declaration of the procedure; null where there is none. */
  readonly form: FlatForm | null;
  readonly today: Day;
}

/** Whose drafts this visitor may open; null for whoever has neither an account nor begun anything. */
export function ownerOf({ citizen, device }: Visitor): DraftOwner | null {
  if (citizen !== null) return { citizenId: citizen.citizenId };
  return device === '' ? null : { device };
}

export type FilingPage = (filing: Filing) => Promise<unknown>;

/** Makes a route handler of a page of one's own draft; somebody else's is not there, and is audited. */
export const filingRoute = (services: Services, page: FilingPage) =>
  visitorRoute(services, async (visitor) => {
    const { id = '' } = visitor.request.params as { readonly id?: string };
    const draft = isDossierId(id) ? await ownDraft(visitor, id) : null;
    if (draft === null || !(await mayHelp(visitor, draft))) return notThere(visitor, id);
    const today = dayOf(services.now());
    const procedure = services.world().procedureInForce(draft.procedureCode, today);
    if (procedure === null) {
      return sendProblemPage(visitor.request, visitor.reply, services, 404, ENDED);
    }
    const form = services.forms().ofProcedure(procedure.code, today);
    return page({ ...visitor, draft, procedure, form, today });
  });

/** A draft for another is open while its owner is one who helps. */
const mayHelp = async ({ services, citizen }: Visitor, { helped }: Draft): Promise<boolean> =>
  helped === null || (await findAssistant(services.pool, citizen?.identityNumber ?? null)) !== null;

async function ownDraft(visitor: Visitor, id: string): Promise<Draft | null> {
  const { services, citizen, device, request } = visitor;
  if (request.shownDraft?.draftId === id) return request.shownDraft;
  const owner = ownerOf(visitor);
  if (owner === null) return null;
  const draft = await readDraft(services.pool, owner, id);
  if (draft !== null || citizen === null || device === '') return draft;
  await takeOverDrafts(services.pool, device, citizen.citizenId);
  return readDraft(services.pool, owner, id);
}

/** Whether a draft is the visitor's own, and not filed yet. */
export const mayOpenDraft = async (visitor: Visitor, id: string): Promise<boolean> =>
  isDossierId(id) && (await ownDraft(visitor, id)) !== null;

/** What was filed is a dossier now: whoever comes back to its draft is led there. */
async function notThere(visitor: Visitor, id: string): Promise<unknown> {
  const { services, citizen, request, reply } = visitor;
  if (isDossierId(id)) {
    const filed = (await loadHistories(services.pool, [id])).get(id);
    if (citizen !== null && filed !== undefined && owns(citizen, filed.dossier)) {
      return reply.redirect(ownDossierPath(id), 303);
    }
    if (citizen !== null && filed !== undefined && assisted(citizen, filed.dossier)) {
      return reply.redirect(assistedPath(id), 303);
    }
    await recordDeniedDraft(services.pool, id, citizen, services.now());
  }
  return sendProblemPage(request, reply, services, 404, NOT_THERE);
}

const NOT_THERE = filled(
  'Không có hồ sơ nháp này trong máy hoặc tài khoản của bạn. Hồ sơ nháp chưa nộp được giữ 30 ngày; mở lại từ trang “Của tôi” ({path}), hoặc bắt đầu lại từ thủ tục.',
  'There is no such draft on this device or in your account. Drafts are kept for 30 days; open it from “Mine” ({path}), or start again from the procedure.',
  { path: CITIZEN_HOME },
);

const ENDED = {
  vi: 'Thủ tục của hồ sơ nháp này đã hết hiệu lực. Tìm thủ tục thay thế ở trang Thủ tục hành chính.',
  en: 'The procedure of this draft is no longer in force. Look for the one that replaces it.',
};
