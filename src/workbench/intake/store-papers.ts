import { withoutGaps } from '#persons/personal-number.ts';
import { isPaperFor } from '#catalogue/paper-for.ts';
import type { Procedure } from '#catalogue/procedure.ts';
import type { Attachment } from '#dossier/dossier-event.ts';
import { clean } from '#kernel/fold.ts';
import { dayOf } from '#kernel/day.ts';
import { isOfUse, storedAttachment, storedDocumentsOf } from '#store/stored-documents.ts';
import type { FormBody } from '#web/form-body.ts';
import { one } from '#web/form-values.ts';
import { sayIn } from '#web/language.ts';
import type { OfficerRequest } from '#workbench/officer-request.ts';
import { recordReadActs } from '#workbench/record-reads.ts';

/** Papers that were taken from the store of whoever is at the counter, and what to tell the officer. */
export interface StorePapers {
  readonly attachments: readonly Attachment[];
  readonly tone: 'success' | 'warning';
  readonly text: string;
}

/** Documents of a person that are looked through, the newest first. */
const MOST = 1000;

/**
 * Takes from the store what the procedure asks for and the applicant has: nobody scans again what an
 * agency signed. No other document is shown, and each that is taken stands among who looked at it.
 */
export async function takeStorePapers(
  on: OfficerRequest,
  procedure: Procedure,
  { values, attachments }: FormBody,
): Promise<StorePapers> {
  const { services, lang } = on;
  const say = sayIn(lang);
  const owners = ['applicantIdentity', 'organisationTaxCode']
    .map((field) => withoutGaps(clean(one(values, field))))
    .filter((number) => number !== '');
  if (owners.length === 0) {
    const text = say(
      'Nhập số định danh của người nộp, rồi tìm trong kho.',
      'Enter the personal number of the applicant, then look into the store.',
    );
    return { attachments, tone: 'warning', text };
  }
  const today = dayOf(services.now());
  const held = (await storedDocumentsOf(services.pool, owners, MOST)).filter((document) =>
    isOfUse(document, today),
  );
  const taken = procedure.components.flatMap((component) => {
    const fitting = held.find((document) => isPaperFor(component, document));
    const isThere = attachments.some(({ component: key }) => key === component.key);
    if (fitting === undefined || isThere) return [];
    return [
      { document: fitting, file: { component: component.key, ...storedAttachment(fitting) } },
    ];
  });
  await recordReadActs(
    on,
    taken.map(({ document: { dossierId, documentId } }) => ({
      dossierId,
      act: `stored-document ${documentId}`,
    })),
  );
  return {
    attachments: [...attachments, ...taken.map(({ file }) => file)],
    tone: taken.length === 0 ? 'warning' : 'success',
    text:
      taken.length === 0
        ? say(
            'Kho của người nộp không có thêm giấy tờ nào mà thủ tục này cần. Quét bản giấy.',
            'The store of the applicant has nothing more that this procedure asks for. Scan the paper.',
          )
        : say(
            'Đã lấy từ kho: {papers}. Bỏ tệp nào người nộp không muốn dùng.',
            'Taken from the store: {papers}. Remove what the applicant does not want to use.',
            { papers: taken.map(({ document }) => document.title).join(', ') },
          ),
  };
}
