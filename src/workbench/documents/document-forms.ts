import type { StatusCode } from '#axis/axis-document.ts';
import { statusLabels } from '#axis/status-words.ts';
import { textIn } from '#kernel/bilingual.ts';
import type { ShownDocument } from '#store/axis-lists.ts';
import { button } from '#web/components/button.ts';
import { radios } from '#web/components/choices.ts';
import { csrfField } from '#web/components/csrf-field.ts';
import { fileInput } from '#web/components/file-input.ts';
import { hiddenFields } from '#web/components/hidden-fields.ts';
import { textInput } from '#web/components/text-input.ts';
import { errorOf, type SentForm, sentField } from '#web/field-error.ts';
import { type Html, html } from '#web/html.ts';
import { sayIn } from '#web/language.ts';
import { documentPath } from '#workbench/documents/paths.ts';
import type { OfficerRequest } from '#workbench/officer-request.ts';

/** By which we tell the sender how we get on: only what may follow. */
export function statusForm(
  { lang, session }: OfficerRequest,
  {
    shown,
    codes,
    form,
  }: {
    readonly shown: ShownDocument;
    readonly codes: readonly StatusCode[];
    readonly form: SentForm;
  },
): Html {
  const say = sayIn(lang);
  const field = sentField(lang, form);
  return html`<h2>${say('Báo trạng thái cho nơi gửi', 'Tell the sender')}</h2><form method="post" action="${documentPath(shown.id)}/trang-thai" novalidate data-once>${csrfField(session.csrf)}${radios(
    {
      ...field('code'),
      label: say('Trạng thái', 'Status'),
      options: codes.map((code) => ({ value: code, text: textIn(lang, statusLabels[code]) })),
    },
  )}${textInput({
    ...field('description'),
    label: say('Ghi chú, lý do', 'Note, reason'),
    hint: say('Bắt buộc khi từ chối', 'Needed to refuse'),
    optional: true,
    maxLength: 1000,
  })}<div class="acts">${button({ text: say('Báo trạng thái', 'Tell') })}</div></form>`;
}

/** By which a document of ours is taken back, updated or replaced. */
export function changeForm(
  { lang, session }: OfficerRequest,
  shown: ShownDocument,
  form: SentForm,
): Html {
  const say = sayIn(lang);
  const field = sentField(lang, form);
  return html`<h2>${say('Thu hồi, cập nhật, thay thế', 'Recall, update, replace')}</h2><form method="post" action="${documentPath(shown.id)}/doi" enctype="multipart/form-data" novalidate data-once>${csrfField(session.csrf)}${hiddenFields(
    { dossierId: shown.id },
  )}${radios({
    ...field('kind'),
    label: say('Yêu cầu nơi nhận', 'Ask the receivers for'),
    options: [
      { value: 'recall', text: say('Thu hồi văn bản', 'Giving it back') },
      { value: 'update', text: say('Cập nhật văn bản', 'An update') },
      { value: 'replace', text: say('Thay thế bằng bản mới', 'A replacement') },
    ],
  })}${textInput({ ...field('reason'), label: say('Lý do', 'Reason'), maxLength: 1000 })}${fileInput(
    {
      lang,
      name: 'file-van-ban',
      label: say('Tệp của bản mới', 'File of the new one'),
      hint: say('Không cần khi thu hồi', 'Not needed for a recall'),
      error: errorOf(form.errors, 'file-van-ban', lang),
      optional: true,
    },
  )}<div class="acts">${button({ text: say('Gửi yêu cầu', 'Send the request'), kind: 'secondary' })}</div></form>`;
}
