import { PROVINCIAL_OFFICE } from '#access/provincial-office.ts';
import type { FastifyInstance } from 'fastify';
import { textIn, languageCode } from '#kernel/bilingual.ts';
import { parseDossierCode } from '#dossier/dossier-code.ts';
import { clean, foldTokens, hasAllWords } from '#kernel/fold.ts';
import { followFeedback } from '#store/feedback.ts';
import { listPublishedFeedback } from '#store/feedback-lists.ts';
import type { FieldError } from '#web/field-error.ts';
import { type FormValues, formValues, one } from '#web/form-values.ts';
import { sayIn } from '#web/language.ts';
import type { Services } from '#web/services.ts';
import { agencyFor } from '#portal/feedback/agency-for.ts';
import { followForm, foundFeedbackPage } from '#portal/feedback/follow-page.ts';
import { FEEDBACK, FOLLOW, PUBLISHED, RECEIVED, SEND } from '#portal/feedback/paths.ts';
import { publishedPage } from '#portal/feedback/published-page.ts';
import { typedCode, typedSecret } from '#portal/feedback/secret.ts';
import { receive, sendForm, showReceived } from '#portal/feedback/send.ts';
import { startPage } from '#portal/feedback/start-page.ts';
import { sendVisitPage, type Visit, visitRoute } from '#portal/visit.ts';
import { pageNumber } from '#web/page-number.ts';

const FOUND_AT_MOST = 20;
const PAGE_SIZE = 10;

/** Reports and suggestions of anybody: begin, send, follow, and the answers that are public. */
export function feedbackRoutes(app: FastifyInstance, services: Services): void {
  const route = (page: (visit: Visit) => Promise<unknown>) => visitRoute(services, page);
  app.get(
    FEEDBACK,
    route(async (visit) => sendStart(visit, new Map(), [])),
  );
  app.get(SEND, route(begin));
  app.post(SEND, route(receive));
  app.get(RECEIVED, route(showReceived));
  app.get(
    FOLLOW,
    route(async (visit) => sendFollow(visit, new Map(), [])),
  );
  app.post(FOLLOW, route(follow));
  app.get(PUBLISHED, route(showPublished));
}

function sendStart(visit: Visit, values: FormValues, errors: readonly FieldError[]): unknown {
  const { lang, services, request } = visit;
  const query = clean(one(formValues(request.query), 'tim')).slice(0, 100);
  const { agencies } = services.directory();
  const byName = new Intl.Collator(languageCode(lang));
  const found = agencies
    .filter(({ name }) => matches(textIn(lang, name), query))
    .toSorted((a, b) => byName.compare(textIn(lang, a.name), textIn(lang, b.name)));
  return sendVisitPage(visit, {
    title: sayIn(lang)('Phản ánh, kiến nghị', 'Reports and suggestions'),
    section: FEEDBACK,
    status: errors.length > 0 ? 422 : 200,
    hasErrors: errors.length > 0,
    body: startPage({
      lang,
      rules: services.feedbackRules,
      values,
      errors,
      query,
      found: query === '' ? null : found.slice(0, FOUND_AT_MOST),
      more: found.length > FOUND_AT_MOST,
      // It hands on what nobody else knows where to send.
      office: agencies.find(({ department }) => department === PROVINCIAL_OFFICE) ?? null,
    }),
  });
}

const matches = (name: string, query: string): boolean =>
  hasAllWords(foldTokens(name), foldTokens(query));

/** The form about the agency that was chosen, or that of a dossier: its code names who decides. */
async function begin(visit: Visit): Promise<unknown> {
  const asked = formValues(visit.request.query);
  const typed = one(asked, 'ho-so');
  if (!asked.has('ho-so')) {
    const agency = agencyFor(visit, one(asked, 'co-quan'));
    return agency === null ? visit.reply.redirect(FEEDBACK, 303) : sendForm(visit, agency);
  }
  const code = parseDossierCode(typed);
  if (!code.ok) return sendStart(visit, asked, [{ field: 'ho-so', text: code.error.text }]);
  const agency = agencyFor(visit, code.value.agency);
  // Whether there is such a dossier is nobody's business here: only its agency is looked at.
  return agency === null
    ? sendStart(visit, asked, [{ field: 'ho-so', text: NO_AGENCY_OF_CODE }])
    : sendForm(visit, agency, new Map([['dossierCode', [code.value.code]]]));
}

async function follow(visit: Visit): Promise<unknown> {
  const { lang, services, request } = visit;
  const values = formValues(request.body);
  const errors: FieldError[] = [];
  if (one(values, 'code').trim() === '') errors.push({ field: 'code', text: NO_CODE });
  if (one(values, 'secret').trim() === '') errors.push({ field: 'secret', text: NO_SECRET });
  if (errors.length > 0) return sendFollow(visit, values, errors);
  const answer = await followFeedback(services.pool, {
    code: typedCode(one(values, 'code').slice(0, 100)),
    secret: typedSecret(one(values, 'secret').slice(0, 100)),
    address: request.ip,
    now: services.now(),
  });
  switch (answer.kind) {
    case 'too-many-attempts':
      return sendFollow(visit, values, [{ field: 'code', text: WAIT }], 429);
    case 'not-found':
      return sendFollow(visit, values, [{ field: 'code', text: NOT_FOUND }], 404);
    case 'found': {
      const { feedback } = answer;
      const name = services.directory().agencyName(feedback.agency, lang);
      return sendVisitPage(visit, {
        title: `${sayIn(lang)('Phản ánh', 'Report')} ${feedback.code}`,
        section: FEEDBACK,
        cache: 'no-store',
        body: foundFeedbackPage(lang, feedback, name),
      });
    }
  }
}

const sendFollow = (
  visit: Visit,
  values: FormValues,
  errors: readonly FieldError[],
  status?: number,
): unknown =>
  sendVisitPage(visit, {
    title: sayIn(visit.lang)('Theo dõi phản ánh', 'Follow a report'),
    section: FEEDBACK,
    cache: 'no-store',
    status: status ?? (errors.length > 0 ? 422 : 200),
    hasErrors: errors.length > 0,
    body: followForm(visit.lang, values, errors),
  });

async function showPublished(visit: Visit): Promise<unknown> {
  const { lang, services, request } = visit;
  const page = pageNumber(formValues(request.query));
  const found = await listPublishedFeedback(services.readPool, page, PAGE_SIZE);
  return sendVisitPage(visit, {
    title: sayIn(lang)('Trả lời đã công khai', 'Answers that are public'),
    section: FEEDBACK,
    body: publishedPage({
      lang,
      entries: found.slice(0, PAGE_SIZE),
      page,
      more: found.length > PAGE_SIZE,
      agencyName: (code) => services.directory().agencyName(code, lang),
    }),
  });
}

const NO_AGENCY_OF_CODE = {
  vi: 'Không rõ cơ quan nào giải quyết hồ sơ có mã này. Tìm cơ quan theo tên ở trên.',
  en: 'It is not known which agency decides a dossier of this code. Find the agency by name above.',
};
const NO_CODE = { vi: 'Nhập mã phản ánh.', en: 'Enter the code of the report.' };
const NO_SECRET = { vi: 'Nhập mã bí mật.', en: 'Enter the secret.' };
const NOT_FOUND = {
  vi: 'Không tìm thấy phản ánh với hai mã này. Kiểm tra lại từng chữ.',
  en: 'No report has this code and this secret. Check each letter.',
};
const WAIT = {
  vi: 'Đã thử sai nhiều lần. Đợi 15 phút rồi thử lại.',
  en: 'Too many wrong attempts. Wait 15 minutes and try again.',
};
