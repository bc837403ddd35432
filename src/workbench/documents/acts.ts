import { type AxisStatus, type Organ, STATUS_CODES } from '#axis/axis-document.ts';
import { statusRefusalTexts } from '#axis/status-words.ts';
import { clean } from '#kernel/fold.ts';
import type { ShownDocument } from '#store/axis-lists.ts';
import { requestChange, type WantedChange } from '#store/axis-documents.ts';
import { tellOwn } from '#store/axis-statuses.ts';
import type { FieldError, SentForm } from '#web/field-error.ts';
import { formValues, one } from '#web/form-values.ts';
import { documentPath } from '#workbench/documents/paths.ts';
import { type OfficerRequest, seeOther } from '#workbench/officer-request.ts';
import { readOfficerForm } from '#workbench/read-officer-form.ts';
import { recordChange } from '#workbench/record-administration.ts';

type Show = (on: OfficerRequest, shown: ShownDocument, form: SentForm) => Promise<unknown>;

/** Longest reason that goes over the axis. */
const LONGEST = 1000;

/** Tells the sender of a document how we get on with it. */
export async function tellStatus(
  on: OfficerRequest,
  shown: ShownDocument,
  show: Show,
): Promise<unknown> {
  const values = formValues(on.request.body);
  const code = STATUS_CODES.find((known) => known === one(values, 'code'));
  const [own] = shown.receivers;
  const description = clean(one(values, 'description')).slice(0, LONGEST);
  if (code === undefined || own === undefined || shown.direction !== 'in') {
    return show(on, shown, { values, errors: [NO_CODE] });
  }
  const mustSayWhy = code === '02' || code === '16';
  if (mustSayWhy && description === '') return show(on, shown, { values, errors: [NO_REASON] });
  const from: Organ = { id: own.organ, name: own.name };
  const now = on.services.now();
  const staff = {
    department: on.services.directory().agencyName(on.officer.agency, 'vi'),
    name: on.officer.name,
  };
  const status: AxisStatus = { from, about: shown.document.id, code, description, staff, at: now };
  const told = await recordChange(
    on,
    'axis-status',
    `${shown.document.id.code} ${code}`,
    (client) => tellOwn(client, shown.id, status, now),
  );
  if (told === 'done') return seeOther(on, documentPath(shown.id));
  return show(on, shown, { values, errors: [{ field: 'code', text: statusRefusalTexts[told] }] });
}

/** Asks the receivers of a document of ours to give it back, or to take another in its place. */
export async function changeDocument(
  on: OfficerRequest,
  shown: ShownDocument,
  show: Show,
): Promise<unknown> {
  const { values, attachments, errors } = await readOfficerForm(on);
  const kind = KINDS.find((known) => known === one(values, 'kind'));
  const reason = clean(one(values, 'reason')).slice(0, LONGEST);
  const faults: readonly FieldError[] = [
    ...errors,
    ...(kind === undefined ? [NO_KIND] : []),
    ...(reason === '' ? [NO_REASON_OF_CHANGE] : []),
    ...(kind !== 'recall' && attachments.length === 0 ? [NO_FILE] : []),
  ];
  if (kind === undefined || faults.length > 0) return show(on, shown, { values, errors: faults });
  const files = kind === 'recall' ? [] : attachments;
  const wanted: WantedChange = {
    kind,
    reason,
    document: shown.document,
    files: files.map(({ sha256, name, mediaType, size }, index) => ({
      id: `${sha256.slice(0, 16)}-${index + 1}`,
      name,
      mediaType,
      sha256,
      size,
    })),
  };
  const asked = await recordChange(on, `axis-${kind}`, shown.document.id.code, (client) =>
    requestChange(client, shown.id, wanted, on.services.now()),
  );
  if (asked === 'done') return seeOther(on, documentPath(shown.id));
  return show(on, shown, { values, errors: [NOBODY] });
}

const KINDS = ['recall', 'update', 'replace'] as const;

const NO_CODE: FieldError = {
  field: 'code',
  text: { vi: 'Chọn một trạng thái.', en: 'Choose a status.' },
};
const NO_REASON: FieldError = {
  field: 'description',
  text: {
    vi: 'Ghi lý do từ chối để nơi gửi biết phải sửa gì.',
    en: 'Write why, so that the sender knows what to mend.',
  },
};
const NO_KIND: FieldError = {
  field: 'kind',
  text: { vi: 'Chọn thu hồi, cập nhật hay thay thế.', en: 'Choose what is to happen.' },
};
const NO_REASON_OF_CHANGE: FieldError = {
  field: 'reason',
  text: { vi: 'Ghi lý do cho nơi nhận.', en: 'Write why, for the receivers.' },
};
const NO_FILE: FieldError = {
  field: 'file-van-ban',
  text: { vi: 'Chọn tệp của bản mới.', en: 'Choose the file of the new one.' },
};
const NOBODY: FieldError = {
  field: 'kind',
  text: {
    vi: 'Không nơi nhận nào còn giữ văn bản này, hoặc họ chưa trả lời yêu cầu trước. Xem tình trạng ở trên.',
    en: 'No receiver has the document any more, or one has not answered the last request. See the states above.',
  },
};
