import { readDraft } from '#catalogue/draft-faults.ts';
import { textAt, withValueAt } from '#catalogue/json-path.ts';
import { readProcedure } from '#catalogue/read-procedure.ts';
import { dayOf } from '#kernel/day.ts';
import { departmentOptions } from '#workbench/catalogue/department-options.ts';
import { say } from '#workbench/catalogue/field-makers.ts';
import { formOfProcedure } from '#workbench/catalogue/form-of-procedure.ts';
import type { LawKind } from '#workbench/catalogue/law-kind.ts';
import { CATALOGUE_PATH } from '#workbench/catalogue/paths.ts';
import { procedureSections } from '#workbench/catalogue/procedure-sections.ts';

/** Procedures, as the pages of the catalogue write, check and publish them. */
export const procedureKind: LawKind = {
  kind: 'procedure',
  path: CATALOGUE_PATH,
  file: 'thu-tuc',
  nameMember: 'name',
  words: {
    list: say('Danh mục thủ tục', 'Catalogue'),
    nameless: say('Thủ tục chưa đặt tên', 'Procedure without a name'),
    draft: say('Bản nháp thủ tục', 'Draft of a procedure'),
    neverPublished: say('Thủ tục này chưa được công bố lần nào.', 'This code was never published.'),
    copy: say('Sao chép thành thủ tục mới', 'Copy to a new procedure'),
    newCode: say('Mã của thủ tục mới', 'Code of the new procedure'),
    newCodeMissing: say('Nhập mã của thủ tục mới.', 'Enter the new code.'),
    codeTaken: say(
      'Mã này đã có trong danh mục. Mở thủ tục đó để soạn bản mới.',
      'This code is in the catalogue. Open that procedure to write a new version.',
    ),
    unknown: say(
      'Danh mục không có thủ tục này. Tìm lại trong danh mục.',
      'The catalogue does not have this procedure. Look again in the list.',
    ),
    importTitle: say('Nhập thủ tục từ tệp JSON', 'Import procedures from JSON'),
    approval: (from) =>
      say(
        `Hồ sơ nhận từ ngày ${from} theo bản này; hồ sơ nhận trước đó tiếp tục theo bản cũ.`,
        `Dossiers received from ${from} follow this version; earlier ones go on under the one before.`,
      ),
  },
  sections: (on) => procedureSections(departmentOptions(on)),
  opened: (body) => body,
  closed: (_, body) => body,
  copied: (body, code) => withValueAt(body, ['code'], code),
  read: (_, body) => readProcedure(body),
  readDraft: async (on, body, published) => {
    const { directory, catalogue, now } = on.services;
    const { inForce } = catalogue();
    return readDraft(body, {
      agencies: directory().agencies,
      isInForce: (code, day) => inForce(code, day) !== null,
      published,
      today: dayOf(now()),
    });
  },
  beside: (on, draft) => formOfProcedure(on, draft, textAt(draft.body, ['code'])),
};
