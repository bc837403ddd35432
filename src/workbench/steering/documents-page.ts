import { randomUUID } from 'node:crypto';
import type { EvidenceFile } from '#store/evidence-files.ts';
import type { SteeringDocument } from '#store/steering-records.ts';
import type { ListedTask } from '#store/steering-tasks.ts';
import { button } from '#web/components/button.ts';
import { csrfField } from '#web/components/csrf-field.ts';
import { dataTable } from '#web/components/data-table.ts';
import { disclosure } from '#web/components/disclosure.ts';
import { errorSummary } from '#web/components/error-summary.ts';
import { fileInput } from '#web/components/file-input.ts';
import { hiddenFields } from '#web/components/hidden-fields.ts';
import { pageHeading } from '#web/components/page-heading.ts';
import { errorOf, type SentForm, summaryOf } from '#web/field-error.ts';
import { formatDay } from '#web/format.ts';
import { type Html, html } from '#web/html.ts';
import { sayIn } from '#web/language.ts';
import type { OfficerRequest } from '#workbench/officer-request.ts';
import { type AskedDays, daysForm, daysNote } from '#workbench/steering/asked-days.ts';
import { steeringChips } from '#workbench/steering/overview-page.ts';
import { correctLink } from '#workbench/steering/correction-page.ts';
import { documentFields } from '#workbench/steering/document-entry.ts';
import { DOCUMENTS_PATH } from '#workbench/steering/paths.ts';
import { evidenceLinks, isProvince } from '#workbench/steering/steering-request.ts';

export interface DocumentsView {
  readonly asked: AskedDays;
  readonly documents: readonly SteeringDocument[];
  readonly files: ReadonlyMap<string, readonly EvidenceFile[]>;
  readonly tasks: readonly ListedTask[];
  readonly form: SentForm;
}

/** Documents that were issued for the scheme, the newest first. */
export function documentsPage(on: OfficerRequest, view: DocumentsView): Html {
  const { lang } = on;
  const say = sayIn(lang);
  const { asked, documents, files, form } = view;
  return html`${errorSummary({ lang, errors: summaryOf([...asked.errors, ...form.errors], lang) })}${pageHeading({ title: say('Văn bản chỉ đạo', 'Documents issued') })}
${steeringChips(on, DOCUMENTS_PATH)}
${daysForm(on, DOCUMENTS_PATH, asked)}${daysNote(on, DOCUMENTS_PATH, asked, documents.length)}
${
  documents.length === 0
    ? html`<p class="empty">${say('Chưa ghi văn bản nào ở đây.', 'No document is entered here yet.')}</p>`
    : dataTable({
        caption: say('Văn bản', 'Documents'),
        captionHidden: true,
        cards: 'named',
        columns: [
          { label: say('Số', 'Number') },
          { label: say('Ngày', 'Day') },
          { label: say('Trích yếu', 'Subject') },
          { label: say('Cơ quan ban hành', 'Issued by') },
          { label: say('Tệp', 'File') },
          { label: say('Thao tác', 'Act'), labelHidden: true },
        ],
        rows: documents.map(({ documentId, number, issuedOn, subject, issuer }) => [
          number,
          formatDay(issuedOn, lang),
          subject,
          issuer,
          evidenceLinks(files.get(`document/${documentId}`)),
          isProvince(on) ? correctLink(on, `${DOCUMENTS_PATH}/${documentId}`, number) : '',
        ]),
      })
}
${isProvince(on) ? documentForm(on, view) : null}`;
}

function documentForm(on: OfficerRequest, { tasks, form }: DocumentsView): Html {
  const { lang, session } = on;
  const say = sayIn(lang);
  return disclosure({
    id: 'them-van-ban',
    open: form.errors.length > 0,
    summary: say('Thêm văn bản', 'Add a document'),
    body: html`<form method="post" action="${DOCUMENTS_PATH}" enctype="multipart/form-data" novalidate>${csrfField(session.csrf)}${hiddenFields({ id: randomUUID() })}
${documentFields(on, form, tasks)}
${fileInput({ lang, name: 'file-tep', label: say('Tệp', 'File'), optional: true, error: errorOf(form.errors, 'file-tep', lang) })}
${button({ text: say('Thêm', 'Add') })}</form>`,
  });
}
