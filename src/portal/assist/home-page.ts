import { randomUUIDv7 } from 'node:crypto';
import { textIn } from '#kernel/bilingual.ts';
import type { Procedure } from '#catalogue/procedure.ts';
import { dayOf } from '#kernel/day.ts';
import type { AssistantVisitor } from '#portal/assist/assistant-route.ts';
import { ASSIST, assistedPath } from '#portal/assist/paths.ts';
import { sendCitizenPage } from '#portal/citizen/visitor.ts';
import { receivingDesks } from '#portal/filing/desks.ts';
import { CHECK, DELETE, draftPath } from '#portal/filing/paths.ts';
import { assistedDossiers, type OwnDossier } from '#store/own-dossiers.ts';
import { draftsOf, type ListedDraft } from '#store/drafts.ts';
import { factsFor } from '#store/run-command.ts';
import { button } from '#web/components/button.ts';
import { csrfField } from '#web/components/csrf-field.ts';
import { dateInput } from '#web/components/date-input.ts';
import { errorSummary } from '#web/components/error-summary.ts';
import { hiddenFields } from '#web/components/hidden-fields.ts';
import { numberedPager } from '#web/components/numbered-pager.ts';
import { select } from '#web/components/select.ts';
import { textInput } from '#web/components/text-input.ts';
import { type SentForm, sentField, summaryOf } from '#web/field-error.ts';
import { formValues, one } from '#web/form-values.ts';
import { formatDateTime, formatDay } from '#web/format.ts';
import { type Html, html } from '#web/html.ts';
import { sayIn } from '#web/language.ts';
import { pageNumber } from '#web/page-number.ts';
import type { Services } from '#web/services.ts';

const PAGE_SIZE = 20;

export const showAssistHome = (on: AssistantVisitor): Promise<unknown> =>
  sendAssistHome(on, { values: new Map(), errors: [] });

/** Whom to help and with what, what is under way, and what was filed. */
export async function sendAssistHome(on: AssistantVisitor, form: SentForm): Promise<unknown> {
  const { services, lang, citizen, assistant } = on;
  const say = sayIn(lang);
  const page = pageNumber(formValues(on.request.query));
  const [drafts, filed] = await Promise.all([
    draftsOf(services.pool, { citizenId: citizen.citizenId }),
    assistedDossiers(services.readPool, citizen, {
      limit: PAGE_SIZE,
      offset: (page - 1) * PAGE_SIZE,
    }),
  ]);
  return sendCitizenPage(on, {
    title: say('Giúp người khác làm hồ sơ', 'Helping others'),
    errors: form.errors,
    current: ASSIST,
    body: html`${errorSummary({ lang, errors: summaryOf(form.errors, lang) })}
<div class="big"><h1>${say('Giúp người khác làm hồ sơ', 'Helping others')}</h1>
<p class="sub">${assistant.name} · ${assistant.team}</p>
${draftList(
  on,
  drafts.filter(({ helped }) => helped !== null),
)}
${personForm(on, form)}</div>
${filedList(on, filed.dossiers)}${numberedPager({
  lang,
  page,
  hasMore: filed.more,
  at: (other) => `${ASSIST}?trang=${other}`,
})}`,
  });
}

/** What can be filed from home today, by name. */
export const onlineProcedures = (services: Services): readonly Procedure[] =>
  services
    .catalogue()
    .all(dayOf(services.now()))
    .filter(
      (procedure) =>
        procedure.channels.includes('online') && receivingDesks(services, procedure).length > 0,
    );

function personForm({ lang, csrf, services }: AssistantVisitor, form: SentForm): Html {
  const say = sayIn(lang);
  const field = sentField(lang, form);
  const draftId = one(form.values, 'draftId') || randomUUIDv7();
  const residence = one(form.values, 'residence');
  return html`<h2>${say('Giúp ai?', 'Whom do you help?')}</h2>
<form method="post" action="${ASSIST}" novalidate>${csrfField(csrf)}${hiddenFields({ draftId, residence })}
${textInput({ ...field('scan'), label: say('Mã QR của thẻ căn cước', 'QR code of the citizen card'), hint: say('Quét bằng máy đọc, hoặc dán nội dung mã. Không quét được thì gõ ở dưới.', 'Scan it, or paste what it says. Else type below.'), optional: true })}
${textInput({ ...field('name'), label: say('Họ và tên', 'Name'), capitalise: true, maxLength: 100 })}
${textInput({ ...field('number'), label: say('Số định danh hoặc CMND', 'Personal number'), inputMode: 'numeric', width: 'short', maxLength: 20 })}
${dateInput({ ...field('birthDate'), label: say('Ngày sinh', 'Date of birth'), kind: 'birth', optional: true })}
${textInput({ ...field('phone'), label: say('Điện thoại của người đó', 'Their phone'), hint: say('Để gửi mã xác nhận. Không có thì ký trên màn hình.', 'For the code that confirms. Without one they sign on the screen.'), type: 'tel', inputMode: 'tel', width: 'short', optional: true })}
${select({
  ...field('procedure'),
  label: say('Việc cần làm', 'What is to be done'),
  prompt: say('Chọn việc', 'Choose'),
  options: onlineProcedures(services).map(({ code, name }) => ({
    value: code,
    text: textIn(lang, name),
  })),
})}
<div class="acts">${button({ text: say('Bắt đầu', 'Start'), size: 'large' })}</div></form>`;
}

function draftList(
  { lang, services }: AssistantVisitor,
  drafts: readonly ListedDraft[],
): Html | null {
  if (drafts.length === 0) return null;
  const say = sayIn(lang);
  const today = dayOf(services.now());
  return html`<h2>${say('Đang làm', 'Under way')}</h2><ul>${drafts.map(
    ({ draftId, procedureCode, changedAt, helped }) => {
      const procedure = services.world().procedureInForce(procedureCode, today);
      const what = `${helped?.name ?? ''}: ${textIn(lang, procedure?.shortName) ?? procedureCode}`;
      return html`<li><a href="${draftPath(draftId, CHECK)}">${what}</a> <span class="fine">${formatDateTime(changedAt, lang)}</span> · <a href="${draftPath(draftId, DELETE)}">${say('Xóa', 'Delete')}<span class="sr"> ${what}</span></a></li>`;
    },
  )}</ul>`;
}

function filedList({ lang, services }: AssistantVisitor, filed: readonly OwnDossier[]): Html {
  const say = sayIn(lang);
  return html`<h2>${say('Đã nộp giúp', 'Filed for others')}</h2>${
    filed.length === 0
      ? html`<p>${say('Chưa có hồ sơ nào.', 'None yet.')}</p>`
      : html`<ul>${filed.map(({ dossierId, history }) => {
          const { dossier } = history;
          const { procedure } = factsFor(history, services.world(), services.now());
          return html`<li><a href="${assistedPath(dossierId)}">${dossier.applicant.name}: ${textIn(lang, procedure.shortName)}</a> <span class="fine">${dossier.code} · ${formatDay(dayOf(dossier.receivedAt), lang)}</span></li>`;
        })}</ul>`
  }`;
}
