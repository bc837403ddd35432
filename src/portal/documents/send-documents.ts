import { randomUUIDv7 } from 'node:crypto';
import { dayOf } from '#kernel/day.ts';
import { clean } from '#kernel/fold.ts';
import { sendCitizenPage, type SignedInVisitor } from '#portal/citizen/visitor.ts';
import { documentsPage } from '#portal/documents/documents-page.ts';
import { heldPapers, withWords } from '#portal/documents/held-papers.ts';
import { DOCUMENTS } from '#portal/documents/paths.ts';
import { hiddenFields } from '#web/components/hidden-fields.ts';
import { numberedPager } from '#web/components/numbered-pager.ts';
import type { FieldError } from '#web/field-error.ts';
import type { FormBody } from '#web/form-body.ts';
import { formValues, one } from '#web/form-values.ts';
import { formatFileSize } from '#web/format.ts';
import { keepAttachment } from '#web/kept-attachment.ts';
import { sayIn } from '#web/language.ts';
import { pageNumber } from '#web/page-number.ts';
import type { Services } from '#web/services.ts';

const PAGE_SIZE = 50;

export const showDocuments = (visitor: SignedInVisitor): Promise<unknown> =>
  sendDocuments(visitor, { values: new Map(), attachments: [], errors: [] }, []);

/** The papers of a person by words, and the form to keep one more as it was sent. */
export async function sendDocuments(
  visitor: SignedInVisitor,
  { values, attachments }: FormBody,
  errors: readonly FieldError[],
): Promise<unknown> {
  const { services, lang, request, citizen } = visitor;
  const asked = formValues(request.query);
  const query = clean(one(asked, 'tim')).slice(0, 100);
  const found = withWords(await heldPapers(services, citizen), query);
  const last = Math.max(1, Math.ceil(found.length / PAGE_SIZE));
  const page = pageNumber(asked, last);
  const documentId = one(values, 'documentId') || randomUUIDv7();
  return sendCitizenPage(visitor, {
    title: sayIn(lang)('Giấy tờ của tôi', 'My papers'),
    errors,
    body: documentsPage(visitor, {
      papers: found.slice((page - 1) * PAGE_SIZE, page * PAGE_SIZE),
      query,
      pages: numberedPager({
        lang,
        page,
        hasMore: page < last,
        at: (other) => `${DOCUMENTS}?tim=${encodeURIComponent(query)}&trang=${other}`,
      }),
      form: { values, errors },
      documentId,
      kept: attachments.map((attachment) => ({
        name: attachment.name,
        size: formatFileSize(attachment.size, lang),
        control: hiddenFields({ kept: keepAttachment(services.formKey, documentId, attachment) }),
      })),
      names: namesOfPapers(services),
    }),
  });
}

/** What procedures of today ask for, each name once, in Vietnamese order. */
const namesOfPapers = ({ catalogue, now }: Services): readonly string[] => {
  const procedures = catalogue().all(dayOf(now()));
  const names = procedures.flatMap(({ components }) => components.map(({ name }) => name.vi));
  return [...new Set(names)].toSorted(byName.compare);
};

const byName = new Intl.Collator('vi');
