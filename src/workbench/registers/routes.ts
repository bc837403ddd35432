import type { FastifyInstance } from 'fastify';
import { NAME_DIFFERS } from '#registries/health-insurance/name-to-ask.ts';
import { notice } from '#web/components/notice.ts';
import type { FieldError } from '#web/field-error.ts';
import { type Html, html } from '#web/html.ts';
import { proposalsOf, repairWords } from '#workbench/repair-words.ts';
import { filled, textIn } from '#kernel/bilingual.ts';
import { mayAskRegisters } from '#access/may-ask-registers.ts';
import type { Dossier } from '#dossier/dossier.ts';
import { dayOf } from '#kernel/day.ts';
import { clean } from '#kernel/fold.ts';
import { formatBirthDate } from '#persons/birth-date.ts';
import { NO_DOSSIER, writeAudit } from '#store/write-batch.ts';
import { type FormValues, formValues, one } from '#web/form-values.ts';
import { sayIn } from '#web/language.ts';
import type { Services } from '#web/services.ts';
import { type OfficerRequest, officerRoute, sendPage } from '#workbench/officer-request.ts';
import { recordReads } from '#workbench/record-reads.ts';
import { deny, sendProblem } from '#workbench/refuse-page.ts';
import { answerPane } from '#workbench/registers/answer-pane.ts';
import { type Asked, askRegister } from '#workbench/registers/ask-register.ts';
import { REGISTERS_PATH } from '#workbench/registers/paths.ts';
import { type Purpose, readPurpose, visibleDossier } from '#workbench/registers/read-purpose.ts';
import {
  readAgain,
  readScannedQuery,
  type ScannedQuery,
} from '#workbench/registers/scanned-card.ts';
import { readRegisterQuery, type RegisterQuery } from '#workbench/registers/read-register-query.ts';
import { registerPage, registersPage } from '#workbench/registers/register-page.ts';
import { kindLabels, kindOfSlug, type QueryKind } from '#workbench/registers/register-kinds.ts';

/** Look-ups in other registers, each for a dossier or with a reason, each kept. */
export function registerRoutes(app: FastifyInstance, services: Services): void {
  const route = (page: (on: OfficerRequest) => Promise<unknown>) =>
    officerRoute(services, async (on) =>
      mayAskRegisters(on.officer)
        ? page(on)
        : deny(on, NO_DOSSIER, 'ask-registers', 'role-may-not'),
    );
  app.get(REGISTERS_PATH, route(choose));
  app.get(
    `${REGISTERS_PATH}/:slug`,
    route((on) => withKind(on, show)),
  );
  app.post(
    `${REGISTERS_PATH}/:slug`,
    route((on) => withKind(on, ask)),
  );
}

async function choose(on: OfficerRequest): Promise<unknown> {
  return sendPage(on, {
    title: sayIn(on.lang)('Tra cứu hệ thống khác', 'Ask other registers'),
    body: registersPage(on, clean(one(formValues(on.request.query), 'ho-so'))),
  });
}

async function withKind(
  on: OfficerRequest,
  page: (on: OfficerRequest, kind: QueryKind) => Promise<unknown>,
): Promise<unknown> {
  const { slug } = on.request.params as { readonly slug: string };
  const kind = kindOfSlug(slug);
  return kind === null ? sendProblem(on, 404, NO_SUCH_QUERY) : page(on, kind);
}

/** The empty form; opened from a dossier it has what the dossier says of whom it concerns. */
async function show(on: OfficerRequest, kind: QueryKind): Promise<unknown> {
  const code = clean(one(formValues(on.request.query), 'ho-so'));
  const known = code === '' ? null : await visibleDossier(on, code);
  if (known !== null) await recordReads(on, [known], `look-up ${kind}: prefilled`);
  const values = new Map([['ho-so', [code]], ...(known === null ? [] : prefilled(known.dossier))]);
  return send(on, kind, { values, errors: [], answer: null });
}

function prefilled({ applicant, concerned }: Dossier): readonly [string, readonly string[]][] {
  const { name, identityNumber, birthDate, sex } = concerned ?? applicant;
  const { organisation } = applicant;
  return [
    ['name', [name]],
    ['birth', [birthDate === null ? '' : formatBirthDate(birthDate)]],
    ['sex', [sex ?? '']],
    ['card', [identityNumber ?? '']],
    ['number', [identityNumber ?? '']],
    ['code', [organisation?.taxCode ?? '']],
  ];
}

async function ask(on: OfficerRequest, kind: QueryKind): Promise<unknown> {
  const sent = formValues(on.request.body);
  const purpose = await readPurpose(on, sent, kind === 'kinship');
  const scan =
    kind === 'health-card' && purpose.ok ? await readScannedQuery(on, sent, purpose.value) : null;
  const values = scan?.values ?? sent;
  const query = readRegisterQuery(kind, values, dayOf(on.services.now()));
  if (!purpose.ok || !query.ok || scan?.repair.kind === 'uncertain') {
    const errors = [
      ...(purpose.ok ? [] : purpose.error),
      ...(scan?.repair.kind === 'uncertain' ? [uncertainName(scan)] : query.ok ? [] : query.error),
    ];
    return send(on, kind, { values, errors, answer: null });
  }
  const answered = await askByName(on, { query: query.value, purpose: purpose.value, scan });
  const { asked } = answered;
  const at = on.services.now();
  const { subject, role, agency } = on.officer;
  const detail = outcomeOf(asked);
  const { dossierId } = purpose.value;
  const act = `look-up ${kind}`;
  await writeAudit(on.services.pool, [
    { dossierId, at, subject, role, agency, act, outcome: 'read', detail },
  ]);
  const answer = html`${repairNotice(on, answered.scan)}${answerPane(on, kind, asked, at)}`;
  return send(on, kind, { values: answered.scan?.values ?? values, errors: [], answer });
}

interface Asking {
  readonly query: RegisterQuery;
  readonly purpose: Purpose;
  readonly scan: ScannedQuery | null;
}

/** Asks, and once more where the name is another and the register of the number tells which. */
async function askByName(
  on: OfficerRequest,
  { query, purpose, scan }: Asking,
): Promise<{ readonly asked: Asked; readonly scan: ScannedQuery | null }> {
  const asked = await askRegister(on, query, purpose);
  const isOther =
    asked.outcome === 'answered' &&
    asked.answer.of === 'card' &&
    NAME_DIFFERS.has(asked.answer.card.result);
  const again = isOther && scan !== null ? await readAgain(on, scan, purpose) : null;
  if (again === null) return { asked, scan };
  const better = readRegisterQuery('health-card', again.values, dayOf(on.services.now()));
  if (!better.ok) return { asked, scan };
  return { asked: await askRegister(on, better.value, purpose), scan: again };
}

/** The name was repaired before anybody was asked: said, with what was scanned. */
function repairNotice({ lang }: OfficerRequest, scan: ScannedQuery | null): Html | null {
  if (scan === null || scan.repair.kind === 'right') return null;
  return notice({
    lang,
    tone: 'warning',
    title: repairWords(lang, scan.repair),
    body: sayIn(lang)(
      'Quét được: “{scanned}”. Đã hỏi bằng tên đọc lại; đối chiếu với thẻ.',
      'Scanned: “{scanned}”. It was asked by the name as read again; compare with the card.',
      { scanned: scan.scanned },
    ),
  });
}

/** Nobody is asked by a name that is a guess. */
function uncertainName({ repair, scanned }: ScannedQuery): FieldError {
  const names = proposalsOf(repair, scanned).join('; ');
  const text =
    names === ''
      ? NAME_LOST
      : filled(
          'Họ tên quét được bị lỗi và mất chữ. Có thể là: {names}. Nhập lại như in trên thẻ.',
          'The scanned name is broken and has lost letters. It may be: {names}. Type it as printed on the card.',
          { names },
        );
  return { field: 'name', text };
}

const NAME_LOST = {
  vi: 'Họ tên quét được bị lỗi và mất chữ. Nhập lại như in trên thẻ.',
  en: 'The scanned name is broken and has lost letters. Type it as printed on the card.',
};

/** For the audit: what came of it, without what it says of anybody. */
function outcomeOf(asked: Asked): string {
  switch (asked.outcome) {
    case 'answered':
      return 'rows' in asked.answer ? `${asked.answer.rows.length} found` : 'answered';
    case 'failed':
      return asked.fault.code;
    case 'not-connected':
      return 'not-connected';
  }
}

function send(
  on: OfficerRequest,
  kind: QueryKind,
  view: Omit<Parameters<typeof registerPage>[1], 'kind' | 'dossierCode'> & {
    readonly values: FormValues;
  },
): unknown {
  const hasErrors = view.errors.length > 0;
  return sendPage(on, {
    title: textIn(on.lang, kindLabels[kind].title),
    status: hasErrors ? 422 : 200,
    hasErrors,
    body: registerPage(on, { kind, dossierCode: one(view.values, 'ho-so'), ...view }),
  });
}

const NO_SUCH_QUERY = {
  vi: 'Không có loại tra cứu này. Chọn lại trong danh sách.',
  en: 'There is no such look-up. Choose from the list.',
};
