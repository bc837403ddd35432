import { isMembers, itemsAt, textAt, valueAt, withValueAt } from '#catalogue/json-path.ts';
import { readFormDraft } from '#eform/form-draft-faults.ts';
import { readForm } from '#eform/read-form.ts';
import { usedParts } from '#eform/whole-form.ts';
import { canonicalJson, type JsonValue } from '#kernel/canonical-json.ts';
import { dayOf } from '#kernel/day.ts';
import { err } from '#kernel/result.ts';
import { listDrafts } from '#store/catalogue-drafts.ts';
import { say } from '#workbench/catalogue/field-makers.ts';
import { formSections } from '#workbench/catalogue/form-sections.ts';
import type { LawKind } from '#workbench/catalogue/law-kind.ts';
import { draftTrialPath, FORMS_PATH } from '#workbench/catalogue/paths.ts';
import { proceduresOfForm } from '#workbench/catalogue/procedures-of-form.ts';
import type { OfficerRequest } from '#workbench/officer-request.ts';

/** E-forms, as the pages of the catalogue write, check and publish them. */
export const formKind: LawKind = {
  kind: 'form',
  path: FORMS_PATH,
  file: 'bieu-mau',
  nameMember: 'title',
  words: {
    list: say('Biểu mẫu điện tử', 'E-forms'),
    nameless: say('Biểu mẫu chưa đặt tên', 'Form without a title'),
    draft: say('Bản nháp biểu mẫu', 'Draft of a form'),
    neverPublished: say(
      'Biểu mẫu này chưa được công bố lần nào.',
      'This form was never published.',
    ),
    copy: say('Sao chép thành biểu mẫu mới', 'Copy to a new form'),
    newCode: say('Mã của biểu mẫu mới', 'Code of the new form'),
    newCodeMissing: say(
      'Nhập mã của biểu mẫu mới: chữ thường không dấu, ví dụ khai-sinh.',
      'Enter the new code in small letters, such as khai-sinh.',
    ),
    codeTaken: say(
      'Mã này đã có. Mở biểu mẫu đó để soạn bản mới.',
      'This code is taken. Open that form to write a new version.',
    ),
    unknown: say(
      'Không có biểu mẫu này. Mở danh sách biểu mẫu để chọn.',
      'There is no such form. Choose from the list.',
    ),
    importTitle: say('Nhập biểu mẫu từ tệp JSON', 'Import forms from JSON'),
    approval: (from) =>
      say(
        `Tờ khai từ ngày ${from} theo bản này; tờ khai trước đó giữ nguyên theo bản cũ.`,
        `Declarations from ${from} follow this version; earlier ones stay on the one before.`,
      ),
  },
  sections: (on, body) => formSections(body, on.services.formParts, on.services.forms()),
  opened: withoutParts,
  closed: (on, body) => withValueAt(body, ['parts'], partsOf(on, body)),
  copied: (body, code) => withValueAt(body, ['code'], code),
  read: (on, body) => {
    const own = withoutParts(body);
    const parts = valueAt(body, ['parts']);
    // The parts of a file are taken only where they are the parts that this system has.
    return parts !== undefined && canonicalJson(parts) !== canonicalJson(partsOf(on, own))
      ? err([{ path: '/parts', why: 'are not the parts that this system has' }])
      : readForm(own, on.services.formParts);
  },
  readDraft: async (on, body, published, purpose) => {
    const { pool, forms, formParts, catalogue, now } = on.services;
    const drafts = purpose === 'writing' ? await listDrafts(pool, 'procedure') : [];
    const written = new Set(drafts.map((draft) => textAt(draft.body, ['code'])));
    // A procedure that law brings later, with a reorganisation, stays named as it is.
    const shelf = forms();
    const own = shelf.everything().filter(({ code }) => code === textAt(body, ['code']));
    const named = new Set(own.flatMap(({ procedures }) => procedures));
    const { versions } = catalogue();
    return readFormDraft(body, formParts, {
      isProcedure: (code) => versions(code).length > 0 || written.has(code) || named.has(code),
      formOf: (procedure, day) => shelf.ofProcedure(procedure, day),
      published,
      today: dayOf(now()),
    });
  },
  preview: (draftId) => ({
    href: draftTrialPath(draftId),
    text: say('Điền thử biểu mẫu này', 'Try this form'),
  }),
  beside: proceduresOfForm,
};

/** The parts that a form which may have any fault uses. */
const partsOf = (on: OfficerRequest, body: JsonValue): JsonValue =>
  usedParts(
    itemsAt(body, ['pages']).flatMap((page) => itemsAt(page, ['fields'])),
    on.services.formParts,
  ) as unknown as JsonValue;

function withoutParts(body: JsonValue): JsonValue {
  if (!isMembers(body)) return body;
  const { parts: _, ...own } = body;
  return own;
}
