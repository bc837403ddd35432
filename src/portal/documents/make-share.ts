import { filled } from '#kernel/bilingual.ts';
import { addDays, type Day, dayOf, monthsAfter, parseTypedDay } from '#kernel/day.ts';
import type { SignedInVisitor } from '#portal/citizen/visitor.ts';
import { withStored } from '#portal/documents/own-stored.ts';
import { storedPath } from '#portal/documents/paths.ts';
import { sendMadeShare } from '#portal/documents/share-made-page.ts';
import { OFFERED_DAYS } from '#portal/documents/share-part.ts';
import { sendStoredPage } from '#portal/documents/stored-page.ts';
import { findShare, MAX_LIVE_SHARES, shareDocument, shareStateOf } from '#store/document-shares.ts';
import { standingOf } from '#store/stored-documents.ts';
import type { FieldError } from '#web/field-error.ts';
import { createFieldReader, type FieldReader } from '#web/field-reader.ts';
import { formValues, one } from '#web/form-values.ts';
import { digestOfToken } from '#web/session-token.ts';

/** Shares a document that holds, and shows the link; the same form again shows the same link. */
export const makeShare = (visitor: SignedInVisitor): Promise<unknown> =>
  withStored(visitor, async (document) => {
    const { services, citizen, request, reply } = visitor;
    const { documentId } = document;
    // Since the form was shown it was replaced or revoked: the page says so.
    if (standingOf(document) !== 'holds') return reply.redirect(storedPath(documentId), 303);
    const now = services.now();
    const values = formValues(request.body);
    const reader = createFieldReader(values, dayOf(now));
    const recipient = reader.required('recipient', 120, NO_RECIPIENT);
    const purpose = reader.required('purpose', 200, NO_PURPOSE);
    const lastDay = readLastDay(reader, dayOf(now));
    const { errors } = reader;
    if (lastDay === null || errors.length > 0) {
      return sendStoredPage(visitor, document, { values, errors });
    }
    const secret = one(values, 'secret');
    if (!SECRET.test(secret)) return reply.redirect(storedPath(documentId), 303);
    const share = { tokenHash: digestOfToken(secret), recipient, purpose, lastDay };
    const outcome = await shareDocument(services.pool, citizen, document, share, now);
    if (outcome.kind === 'too-many') {
      return sendStoredPage(visitor, document, { values, errors: [TOO_MANY] });
    }
    const made = await findShare(services.pool, citizen.citizenId, outcome.shareId);
    // A form sent again from a page that was left open: its share has ended since.
    if (made === null || shareStateOf(made, dayOf(now)) !== 'live') {
      return reply.redirect(storedPath(documentId), 303);
    }
    return sendMadeShare(visitor, made, secret);
  });

/** As `newSessionToken` makes it: 256 bits. */
const SECRET = /^[\w-]{43}$/;

/** The day with which it ends; a day that was typed beside one of the choices is asked about. */
function readLastDay({ text, fail, choice }: FieldReader, today: Day): Day | null {
  const until = choice('until', ['1', '7', '30', 'other']);
  const typed = text('day');
  if (until !== 'other') {
    if (typed !== '') fail('day', TWO_DAYS);
    return addDays(today, OFFERED_DAYS[until]);
  }
  const day = parseTypedDay(typed);
  if (!day.ok) {
    fail('day', NO_DAY);
    return null;
  }
  if (day.value < today || day.value > monthsAfter(today, 12)) fail('day', NOT_WITHIN_A_YEAR);
  return day.value;
}

const NO_RECIPIENT = {
  vi: 'Ghi tên người hoặc nơi nhận, ví dụ “Ngân hàng X”.',
  en: 'Write with whom, for example “Bank X”.',
};
const NO_PURPOSE = {
  vi: 'Ghi chia sẻ để làm gì, ví dụ “vay mua nhà”.',
  en: 'Write what for, for example “a loan for a house”.',
};
const NO_DAY = {
  vi: 'Nhập ngày cuối được xem, ví dụ 31/12/2026.',
  en: 'Enter the last day, for example 31/12/2026.',
};
const NOT_WITHIN_A_YEAR = {
  vi: 'Chọn ngày từ hôm nay đến một năm nữa.',
  en: 'Choose a day from today on, at most a year ahead.',
};
const TWO_DAYS = {
  vi: 'Bạn vừa chọn số ngày vừa nhập ngày khác. Chọn “Ngày khác”, hoặc xóa ngày này.',
  en: 'You chose a number of days and typed another day too. Choose “Another day”, or clear this one.',
};
const TOO_MANY: FieldError = {
  field: 'recipient',
  text: filled(
    'Bạn đang chia sẻ {most} lần, không thêm được nữa. Thu hồi bớt ở trang Giấy tờ tôi đã chia sẻ rồi làm lại.',
    'You have {most} shares open already. Take one back on the page of what you shared, then try again.',
    { most: MAX_LIVE_SHARES },
  ),
};
