import { readDraft } from '#catalogue/draft-faults.ts';
import { textAt, withValueAt } from '#catalogue/json-path.ts';
import { readProcedure } from '#catalogue/read-procedure.ts';
import type { JsonValue } from '#kernel/canonical-json.ts';
import { dayOf, parseDay } from '#kernel/day.ts';
import { notice } from '#web/components/notice.ts';
import { formatDay } from '#web/format.ts';
import { type Html, html } from '#web/html.ts';
import { sayIn } from '#web/language.ts';
import { departmentOptions } from '#workbench/catalogue/department-options.ts';
import { say } from '#workbench/catalogue/field-makers.ts';
import { formOfProcedure } from '#workbench/catalogue/form-of-procedure.ts';
import type { LawKind } from '#workbench/catalogue/law-kind.ts';
import { CATALOGUE_PATH, draftPreviewPath } from '#workbench/catalogue/paths.ts';
import { procedureSections } from '#workbench/catalogue/procedure-sections.ts';
import type { OfficerRequest } from '#workbench/officer-request.ts';

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
  preview: (draftId) => ({
    href: draftPreviewPath(draftId),
    text: say('Xem như người dân thấy', 'See it as everybody will'),
  }),
  beside: async (on, draft) =>
    html`${endNotice(on, draft.body)}${await formOfProcedure(on, draft, textAt(draft.body, ['code']))}`,
};

/** Whoever writes or approves a version with an end must know that nothing follows it. */
function endNotice({ lang, services }: OfficerRequest, body: JsonValue): Html | null {
  const end = parseDay(textAt(body, ['validTo']));
  if (!end.ok) return null;
  const versions = services.catalogue().versions(textAt(body, ['code']));
  if (versions.some(({ validFrom }) => validFrom === end.value)) return null;
  const day = formatDay(end.value, lang);
  return notice({
    lang,
    tone: 'warning',
    title: sayIn(lang)(
      'Từ ngày {day} thủ tục này không còn hiệu lực và chưa có bản kế tiếp.',
      'From {day} this procedure is no longer in force, and no version follows.',
      { day },
    ),
    body: sayIn(lang)(
      'Nếu thủ tục không bị bãi bỏ, để trống ngày hết hiệu lực: bản sau sẽ tự kết thúc bản này.',
      'Where the procedure is not abolished leave its last day empty: the next version ends this one.',
    ),
  });
}
