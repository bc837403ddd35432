import type { Component } from '#catalogue/procedure.ts';
import { uploadFaultText } from '#documents/upload-fault.ts';
import type { Attachment } from '#dossier/dossier-event.ts';
import { textIn } from '#kernel/bilingual.ts';
import { sendCitizenPage } from '#portal/citizen/visitor.ts';
import type { Filing } from '#portal/filing/filing.ts';
import { draftPath, nationalStorePath, PAPERS, storePath } from '#portal/filing/paths.ts';
import { papersOf } from '#portal/filing/steps.ts';
import type { NationalStore } from '#registries/national-portal/national-store.ts';
import type { ListedResult, WantedResult } from '#registries/national-portal/result-list.ts';
import { RegistryFault } from '#registries/registry-fault.ts';
import { changeAttachments } from '#store/drafts.ts';
import { backLink } from '#web/components/back-link.ts';
import { button } from '#web/components/button.ts';
import { radios } from '#web/components/choices.ts';
import { csrfField } from '#web/components/csrf-field.ts';
import { errorSummary } from '#web/components/error-summary.ts';
import { errorOf, type FieldError, summaryOf } from '#web/field-error.ts';
import { formValues, one } from '#web/form-values.ts';
import { type Html, html } from '#web/html.ts';
import { sayIn } from '#web/language.ts';
import type { Services } from '#web/services.ts';

/** A person waits so long for the store, and for one file of it; then a photo does. */
const DEADLINE = 5000;

/** Who may be asked about, and for which of their papers. */
interface Asking {
  readonly filing: Filing;
  readonly component: Component;
  readonly store: NationalStore;
  readonly owner: { readonly name: string; readonly number: string; readonly citizenId: string };
}

/** Whether the person may be asked about at the national store: the province is connected, they signed in with a number, and declare for themselves. */
export const mayAskNationalStore = ({ services, citizen, draft }: Filing): boolean =>
  connectedStore(services) !== null &&
  (citizen?.identityNumber ?? null) !== null &&
  draft.helped === null;

/** The way there from the papers of a draft. */
export const nationalStoreLink = ({ lang, draft }: Filing, { key, name }: Component): Html => {
  const say = sayIn(lang);
  return html`<p class="reuse"><a href="${nationalStorePath(draft.draftId, key)}">${say('Lấy từ kho quốc gia', 'Take it from the national store')}<span class="sr"> ${textIn(lang, name)}</span></a> <span class="fine">${say('kết quả thủ tục do mọi tỉnh cấp', 'results that any province issued')}</span></p>`;
};

const connectedStore = ({ registries, connected }: Services): NationalStore | null =>
  connected.has('national-portal') ? (registries?.portal.store ?? null) : null;

/** What the national store has of the person, to take one result for a component. */
export const showNationalStore = (filing: Filing): Promise<unknown> =>
  asking(filing, (asked) => send(asked, []));

/** Fetches the chosen result and attaches it; it names the store that it is from. */
export const useFromNationalStore = (filing: Filing): Promise<unknown> =>
  asking(filing, async (asked) => {
    const chosen = readChoice(one(formValues(filing.request.body), 'result'));
    if (chosen === null) return send(asked, [NONE_CHOSEN]);
    const { draft, services, reply } = filing;
    const taken = await withFault(() => fetchFiles(asked, chosen), [UNREACHABLE]);
    const errors = taken.filter((found): found is FieldError => 'field' in found);
    if (taken.length === 0) errors.push(GONE);
    if (errors.length > 0) return send(asked, errors);
    const add = taken.filter((found): found is Attachment => 'sha256' in found);
    await changeAttachments(services.pool, draft.draftId, { add, drop: [] }, services.now());
    return reply.redirect(`${draftPath(draft.draftId, PAPERS)}#file-${asked.component.key}`, 303);
  });

/** Whoever cannot ask goes back to the papers: without an account or a number, or not for themselves. */
async function asking(
  filing: Filing,
  answer: (asked: Asking) => Promise<unknown>,
): Promise<unknown> {
  const { services, citizen, request, procedure, form } = filing;
  const { component: key = '' } = request.params as { readonly component?: string };
  const component = papersOf(procedure, form).find((paper) => paper.key === key);
  const store = connectedStore(services);
  const number = citizen?.identityNumber ?? null;
  if (!mayAskNationalStore(filing) || component === undefined) return back(filing);
  if (citizen === null || number === null || store === null) return back(filing);
  const { name, citizenId } = citizen;
  return answer({ filing, component, store, owner: { name, number, citizenId } });
}

const back = ({ draft, reply }: Filing): unknown =>
  reply.redirect(draftPath(draft.draftId, PAPERS), 303);

const contextOf = ({ filing: { draft, procedure }, owner }: Asking) => ({
  dossierId: draft.draftId,
  subject: `citizen:${owner.citizenId}`,
  agency: 'citizen',
  purpose: 'Lấy kết quả của chính người khai trong kho quốc gia',
  procedureCode: procedure.code,
  person: owner.number,
});

const resultsOf = (asked: Asking, wanted: readonly WantedResult[]) =>
  asked.store.results(
    {
      owner: asked.owner.number,
      requester: asked.owner,
      channel: 'online',
      procedure: asked.filing.procedure.code,
      wanted,
    },
    contextOf(asked),
    DEADLINE,
  );

/** The files of one result, kept; what cannot be taken is an error at the choice. */
async function fetchFiles(
  asked: Asking,
  wanted: WantedResult,
): Promise<readonly (Attachment | FieldError)[]> {
  const [result] = await resultsOf(asked, [wanted]);
  const taken: (Attachment | FieldError)[] = [];
  for (const { name, address } of result?.files ?? []) {
    const bytes = await asked.store.file(address, contextOf(asked), DEADLINE);
    const kept = await asked.filing.services.uploadGate.take(bytes);
    if (kept.ok) {
      const source = { kind: 'national-store', ...wanted } as const;
      taken.push({ component: asked.component.key, name, ...kept.value, source });
    } else taken.push({ field: 'result', text: uploadFaultText(kept.error) });
  }
  return taken;
}

/** A line that is slow or dead costs the person a photo, and nothing else. */
async function withFault<T>(ask: () => Promise<T>, otherwise: T): Promise<T> {
  try {
    return await ask();
  } catch (fault) {
    if (fault instanceof RegistryFault) return otherwise;
    throw fault;
  }
}

async function send(asked: Asking, errors: readonly FieldError[]): Promise<unknown> {
  const { filing, component } = asked;
  const { lang, draft } = filing;
  const say = sayIn(lang);
  const found = await withFault<readonly ListedResult[] | null>(() => resultsOf(asked, []), null);
  const title = say('Lấy từ kho quốc gia', 'Take it from the national store');
  return sendCitizenPage(filing, {
    title,
    errors,
    body: html`${backLink({ href: storePath(draft.draftId, component.key), text: say('Quay lại', 'Back') })}
${errorSummary({ lang, errors: summaryOf(errors, lang) })}
<p class="sub">${textIn(lang, component.name)}</p><h1>${title}</h1>
<p>${say('Kết quả thủ tục đã cấp cho bạn ở mọi tỉnh, do Cổng Dịch vụ công quốc gia lưu.', 'Results of procedures that were issued to you anywhere in the country, kept by the national portal.')}</p>
${listPart(asked, found, errors)}`,
  });
}

function listPart(
  { filing, component }: Asking,
  found: readonly ListedResult[] | null,
  errors: readonly FieldError[],
): Html {
  const { lang, draft, csrf } = filing;
  const say = sayIn(lang);
  if (found === null) {
    return html`<p class="empty">${say('Kho quốc gia chưa trả lời. Tải lại trang sau ít phút, hoặc quay lại để chụp ảnh giấy tờ: hồ sơ vẫn nộp được.', 'The national store does not answer. Load this page again in a few minutes, or go back and take a picture: the dossier can be filed all the same.')}</p>`;
  }
  if (found.length === 0) {
    return html`<p class="empty">${say('Kho quốc gia chưa có kết quả nào của bạn. Quay lại để chụp ảnh hoặc chọn tệp.', 'The national store has no results of yours. Go back to take a picture or choose a file.')}</p>`;
  }
  return html`<form method="post" action="${nationalStorePath(draft.draftId, component.key)}" novalidate>${csrfField(csrf)}${radios(
    {
      lang,
      name: 'result',
      label: say('Giấy tờ', 'Paper'),
      error: errorOf(errors, 'result', lang),
      options: found.map((result) => ({
        value: choiceOf(result),
        text: html`${result.title} <span class="fine">${say('Số {number} · {issuer}', 'No. {number} · {issuer}', { number: result.number, issuer: result.issuer })}</span>`,
      })),
    },
  )}<div class="acts">${button({ text: say('Dùng giấy tờ này', 'Use this paper'), size: 'large' })}</div></form>`;
}

/** A result by what the store finds it by. */
const choiceOf = ({ code, number }: WantedResult): string => JSON.stringify([code, number]);

function readChoice(text: string): WantedResult | null {
  const [, code = '', number = ''] = CHOICE.exec(text) ?? [];
  return code === '' && number === '' ? null : { code, number };
}
const CHOICE = /^\["([^"\\]{0,100})","([^"\\]{0,200})"\]$/;

const NONE_CHOSEN: FieldError = {
  field: 'result',
  text: { vi: 'Chọn một giấy tờ.', en: 'Choose a paper.' },
};

const GONE: FieldError = {
  field: 'result',
  text: {
    vi: 'Kho quốc gia không còn tệp của giấy tờ này. Chọn giấy tờ khác, hoặc quay lại để chụp ảnh.',
    en: 'The national store has no file of this paper any more. Choose another, or go back and take a picture.',
  },
};

const UNREACHABLE: FieldError = {
  field: 'result',
  text: {
    vi: 'Chưa tải được tệp từ kho quốc gia. Thử lại sau ít phút, hoặc quay lại để chụp ảnh.',
    en: 'The file could not be fetched from the national store. Try again in a few minutes, or go back and take a picture.',
  },
};
