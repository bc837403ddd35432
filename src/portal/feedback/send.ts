import { randomUUID } from 'node:crypto';
import { dueDate } from '#calendar/due-date.ts';
import type { Agency } from '#catalogue/locality.ts';
import { answeringAgency, type NewFeedback } from '#feedback/feedback.ts';
import { dayOf, type Instant } from '#kernel/day.ts';
import { isUuid } from '#kernel/uuid.ts';
import { readFeedback as loadFeedback, receiveFeedback } from '#store/feedback.ts';
import type { FieldError } from '#web/field-error.ts';
import { type FormBody, readFormBody } from '#web/form-body.ts';
import { type FormValues, one } from '#web/form-values.ts';
import { keepAttachment } from '#web/kept-attachment.ts';
import { sayIn } from '#web/language.ts';
import type { Services } from '#web/services.ts';
import { agencyFor } from '#portal/feedback/agency-for.ts';
import { receivedPage } from '#portal/feedback/follow-page.ts';
import { FEEDBACK, RECEIVED } from '#portal/feedback/paths.ts';
import { readFeedback } from '#portal/feedback/read-feedback.ts';
import { secretOf } from '#portal/feedback/secret.ts';
import { sendPage } from '#portal/feedback/send-page.ts';
import { sendVisitPage, type Visit } from '#portal/visit.ts';

/** A few more than are kept, so that too many are told at the field and not by a bare page. */
const FORM = { idField: 'feedbackId', maxFiles: 10 };

/** Names the report that this browser sent last: code and secret stand in no address. */
const RECEIVED_COOKIE = 'mot_cua_phan_anh';
const RECEIVED_SECONDS = 900;

/** An empty form about an agency, with the key by which it is sent once only. */
export const sendForm = (visit: Visit, about: Agency, values: FormValues = new Map()): unknown =>
  show(visit, { about, feedbackId: randomUUID(), body: { values, attachments: [], errors: [] } });

interface Shown {
  readonly about: Agency;
  readonly feedbackId: string;
  readonly body: FormBody;
  readonly errors?: readonly FieldError[];
  /** Of a page with errors; 422 where nothing else is said. */
  readonly status?: number;
}

function show(
  visit: Visit,
  { about, feedbackId, body, errors = [], status = 422 }: Shown,
): unknown {
  const { lang, services } = visit;
  return sendVisitPage(visit, {
    title: sayIn(lang)('Gửi phản ánh, kiến nghị', 'Send a report or suggestion'),
    section: FEEDBACK,
    // The empty form of another browser would bring its key along; whoever goes back finds the own.
    cache: 'private',
    status: errors.length > 0 ? status : 200,
    hasErrors: errors.length > 0,
    body: sendPage({
      lang,
      rules: services.feedbackRules,
      about,
      feedbackId,
      body,
      errors,
      keptTokens: body.attachments.map((attachment) =>
        keepAttachment(services.formKey, feedbackId, attachment),
      ),
    }),
  });
}

/** Keeps what was sent and shows by what to follow it; the same form again shows the same. */
export async function receive(visit: Visit): Promise<unknown> {
  const { services, request, reply } = visit;
  const body = await readFormBody(request, services, FORM);
  const about = agencyFor(visit, one(body.values, 'co-quan'));
  if (about === null) return reply.redirect(FEEDBACK, 303);
  const sentId = one(body.values, 'feedbackId');
  const feedbackId = isUuid(sentId) ? sentId : randomUUID();
  const read = readFeedback(body, about.code, feedbackId);
  if (!read.ok) return show(visit, { about, feedbackId, body, errors: read.error });
  const now = services.now();
  const received = await receiveFeedback(services.pool, {
    feedback: read.value,
    agency: answeringAgency(about),
    dueAt: dueAtOf(services, about, now),
    secret: secretOf(services.formKey, feedbackId),
    address: request.ip,
    now,
  });
  if (received.kind === 'too-many') {
    const errors = [{ field: 'text', text: TOO_MANY }];
    return show(visit, { about, feedbackId, body, errors, status: 429 });
  }
  const kept = await loadFeedback(services.pool, feedbackId);
  if (kept?.text !== read.value.text) {
    // Sent before with another text: the first stands, and this one may go as a report of its own.
    const errors = [{ field: 'text', text: SENT_ALREADY }];
    return show(visit, { about, feedbackId: randomUUID(), body, errors, status: 409 });
  }
  await claimFiles(services, read.value);
  const secure = services.publicUrl.startsWith('https:');
  reply.setCookie(RECEIVED_COOKIE, feedbackId, {
    path: FEEDBACK,
    httpOnly: true,
    sameSite: 'strict',
    secure,
    signed: true,
    maxAge: RECEIVED_SECONDS,
  });
  return reply.redirect(RECEIVED, 303);
}

/** By the clock of the agency that answers. */
function dueAtOf({ world, feedbackRules }: Services, about: Agency, now: Instant): Instant {
  const calendar = world().calendarOf(answeringAgency(about), dayOf(now));
  const { answerWorkingDays: quantity, basis } = feedbackRules;
  const due = dueDate(now, { unit: 'WORKING_DAY', quantity, basis }, calendar);
  if (due.kind === 'none') throw new Error('a number of working days gives a due date');
  return due.at;
}

async function claimFiles({ content }: Services, { attachments }: NewFeedback): Promise<void> {
  for (const { sha256 } of attachments) await content.claim(sha256);
}

/** The page after sending, for the browser that sent it and for a quarter of an hour. */
export async function showReceived(visit: Visit): Promise<unknown> {
  const { lang, services, request, reply } = visit;
  const cookie = request.unsignCookie(request.cookies[RECEIVED_COOKIE] ?? '');
  const feedback =
    cookie.valid && cookie.value !== null && isUuid(cookie.value)
      ? await loadFeedback(services.pool, cookie.value)
      : null;
  if (feedback === null) return reply.redirect(FEEDBACK, 303);
  const name = services.directory().agencyName(feedback.agency, lang);
  return sendVisitPage(visit, {
    title: sayIn(lang)('Đã nhận phản ánh', 'The report was received'),
    section: FEEDBACK,
    cache: 'no-store',
    body: receivedPage(lang, feedback, secretOf(services.formKey, feedback.feedbackId), name),
  });
}

const TOO_MANY = {
  vi: 'Nơi bạn đang dùng mạng đã gửi quá nhiều phản ánh trong 15 phút qua. Nội dung được giữ nguyên: đợi 15 phút rồi bấm Gửi, hoặc gọi cơ quan.',
  en: 'Too many reports came from your network in the last 15 minutes. What you wrote is kept: wait 15 minutes and send it, or call the agency.',
};

const SENT_ALREADY = {
  vi: 'Biểu mẫu này đã được gửi trước đó với nội dung khác, và nội dung trước được giữ. Bấm Gửi lần nữa nếu muốn gửi nội dung này thành một phản ánh mới.',
  en: 'This form was sent before with another text, and that stands. Send it once more if this is to be a new report.',
};
