import { randomUUID } from 'node:crypto';
import type { FastifyInstance } from 'fastify';
import { mayIssueBudgetCodes } from '#access/may-ask-registers.ts';
import { type Bilingual, textIn } from '#kernel/bilingual.ts';
import { clean } from '#kernel/fold.ts';
import { isUuid } from '#kernel/uuid.ts';
import { faultTexts, RegistryFault } from '#registries/registry-fault.ts';
import {
  answerBudgetCodeRequest,
  type BudgetCodeRequest,
  budgetCodeRequestsOf,
  keepBudgetCodeRequest,
  readBudgetCodeRequest,
} from '#store/budget-code-requests.ts';
import { NO_DOSSIER } from '#store/write-batch.ts';
import type { FieldError } from '#web/field-error.ts';
import { type FormValues, formValues, one } from '#web/form-values.ts';
import { sayIn } from '#web/language.ts';
import type { Services } from '#web/services.ts';
import {
  type OfficerRequest,
  officerRoute,
  seeOther,
  sendPage,
} from '#workbench/officer-request.ts';
import { recordAdministration } from '#workbench/record-administration.ts';
import { deny, sendProblem } from '#workbench/refuse-page.ts';
import { DEADLINE } from '#workbench/registers/ask-register.ts';
import {
  budgetCodeCheck,
  budgetCodeForm,
  budgetCodeResult,
} from '#workbench/registers/budget-code-page.ts';
import { BUDGET_CODE_PATH, budgetCodePath } from '#workbench/registers/paths.ts';

/** Codes of budget units: asked for once, and asked after until there is an answer. */
export function budgetCodeRoutes(app: FastifyInstance, services: Services): void {
  const route = (page: (on: OfficerRequest) => Promise<unknown>) =>
    officerRoute(services, async (on) =>
      mayIssueBudgetCodes(on.officer)
        ? page(on)
        : deny(on, NO_DOSSIER, 'ask-budget-code', 'role-may-not'),
    );
  app.get(
    BUDGET_CODE_PATH,
    route((on) => sendForm(on, new Map([['key', [randomUUID()]]]), [])),
  );
  app.post(BUDGET_CODE_PATH, route(submit));
  app.get(
    `${BUDGET_CODE_PATH}/:key`,
    route((on) => withRequest(on, (request) => sendResult(on, request, null))),
  );
  app.post(
    `${BUDGET_CODE_PATH}/:key`,
    route((on) => withRequest(on, (request) => askAgain(on, request))),
  );
}

const RECENT = 20;

async function submit(on: OfficerRequest): Promise<unknown> {
  const sent = formValues(on.request.body);
  const key = isUuid(one(sent, 'key')) ? one(sent, 'key') : randomUUID();
  const values: FormValues = new Map([
    ['key', [key]],
    ...FIELDS.map(({ name }) => [name, [clean(one(sent, name)).slice(0, LONGEST)]] as const),
  ]);
  const errors = FIELDS.filter(({ name }) => one(values, name).length < SHORTEST).map(
    ({ name, missing }) => ({ field: name, text: missing }),
  );
  const intent = one(sent, 'intent');
  if (errors.length > 0 || intent === 'edit') return sendForm(on, values, errors);
  if (intent !== 'issue') {
    return sendPage(on, { title: titleOf(on), body: budgetCodeCheck(on, values) });
  }
  const { pool, now } = on.services;
  const [name, address, founding] = FIELDS.map((field) => one(values, field.name));
  await keepBudgetCodeRequest(pool, {
    key,
    askedAt: now(),
    subject: on.officer.subject,
    agency: on.officer.agency,
    name: name ?? '',
    address: address ?? '',
    founding: founding ?? '',
  });
  await recordAdministration(on, 'ask-budget-code', key);
  const request = await readBudgetCodeRequest(pool, key);
  if (request === null) throw new Error('a request that was kept is not there');
  await ask(on, request);
  return seeOther(on, budgetCodePath(key));
}

const SHORTEST = 3;
const LONGEST = 200;

const FIELDS: readonly { readonly name: string; readonly missing: Bilingual }[] = [
  { name: 'name', missing: { vi: 'Nhập tên đơn vị.', en: 'Enter the name of the unit.' } },
  { name: 'address', missing: { vi: 'Nhập địa chỉ trụ sở.', en: 'Enter the address.' } },
  {
    name: 'founding',
    missing: {
      vi: 'Nhập số, ngày và cơ quan ban hành quyết định thành lập.',
      en: 'Enter number, day and issuer of the decision that founded it.',
    },
  },
];

/** Asks for the code of a request that has no answer; answers why there is none still, or null. */
async function ask(on: OfficerRequest, request: BudgetCodeRequest): Promise<string | null> {
  const { pool, registries, now } = on.services;
  if (request.state !== 'open') return null;
  if (registries === null || !registries.connected.has('budget-units')) {
    return textIn(on.lang, faultTexts['not-configured']);
  }
  const context = {
    dossierId: NO_DOSSIER,
    subject: on.officer.subject,
    agency: on.officer.agency,
    purpose: 'Đề nghị cấp mã số ĐVQHNS',
    procedureCode: null,
    person: null,
  };
  try {
    const { code } = await registries.budgetUnits.issue(request, context, DEADLINE);
    await answerBudgetCodeRequest(pool, request.key, 'issued', { answer: code, at: now() });
    await recordAdministration(on, 'budget-code-issued', `${request.key} ${code}`);
    return null;
  } catch (fault) {
    if (!(fault instanceof RegistryFault)) throw fault;
    if (fault.code !== 'refused') return textIn(on.lang, faultTexts[fault.code]);
    const answer = { answer: fault.message, at: now() };
    await answerBudgetCodeRequest(pool, request.key, 'refused', answer);
    await recordAdministration(on, 'budget-code-refused', request.key);
    return null;
  }
}

async function askAgain(on: OfficerRequest, request: BudgetCodeRequest): Promise<unknown> {
  const why = await ask(on, request);
  if (why === null) return seeOther(on, budgetCodePath(request.key));
  return sendResult(on, request, why);
}

/** The request of the address, for its agency and the province; to others there is none. */
async function withRequest(
  on: OfficerRequest,
  page: (request: BudgetCodeRequest) => Promise<unknown>,
): Promise<unknown> {
  const { key } = on.request.params as { readonly key: string };
  const request = isUuid(key) ? await readBudgetCodeRequest(on.services.pool, key) : null;
  const { role, agency } = on.officer;
  const isTheirs = role === 'province-administrator' || request?.agency === agency;
  return request === null || !isTheirs ? sendProblem(on, 404, NO_SUCH_REQUEST) : page(request);
}

async function sendForm(
  on: OfficerRequest,
  values: FormValues,
  errors: readonly FieldError[],
): Promise<unknown> {
  const recent = await budgetCodeRequestsOf(on.services.pool, on.officer.agency, RECENT);
  const hasErrors = errors.length > 0;
  return sendPage(on, {
    title: titleOf(on),
    status: hasErrors ? 422 : 200,
    hasErrors,
    body: budgetCodeForm(on, { values, errors, recent }),
  });
}

const sendResult = async (
  on: OfficerRequest,
  request: BudgetCodeRequest,
  why: string | null,
): Promise<unknown> =>
  sendPage(on, { title: titleOf(on), body: budgetCodeResult(on, request, why) });

const titleOf = ({ lang }: OfficerRequest): string =>
  sayIn(lang)('Cấp mã số ĐVQHNS', 'Budget-unit codes');

const NO_SUCH_REQUEST = {
  vi: 'Không có đề nghị này trong cơ quan của bạn.',
  en: 'Your agency has no such request.',
};
