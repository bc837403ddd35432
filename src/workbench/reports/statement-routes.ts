import type { FastifyInstance } from 'fastify';
import { STATED_INDICATORS, type StatedIndicator } from '#reports/nd-61/indicators.ts';
import { keepStatement, readStatements } from '#store/rating-statements.ts';
import type { FieldError } from '#web/field-error.ts';
import { type FormValues, one } from '#web/form-values.ts';
import { sayIn } from '#web/language.ts';
import type { Services } from '#web/services.ts';
import { type OfficerRequest, seeOther, sendPage } from '#workbench/officer-request.ts';
import { readOfficerForm } from '#workbench/read-officer-form.ts';
import { recordChange } from '#workbench/record-administration.ts';
import { REPORTS_PATH, STATEMENT_PATH } from '#workbench/reports/paths.ts';
import { type AskedReport, askedHref } from '#workbench/reports/read-asked.ts';
import { reportRoute } from '#workbench/reports/report-routes.ts';
import { statementPage, type StatementValues } from '#workbench/reports/statement-page.ts';

/** What an agency says of itself by the indicators that no dossier tells (NĐ 61/2018 Điều 31). */
export function statementRoutes(app: FastifyInstance, services: Services): void {
  app.get(STATEMENT_PATH, reportRoute(services, show));
  app.post(STATEMENT_PATH, reportRoute(services, keep));
}

/** The agency that states, and its period; null where none was chosen. */
function whose({ asked: { scope, period } }: AskedReport) {
  return scope.kind === 'agency'
    ? { agency: scope.agency.code, from: period.from, to: period.to }
    : null;
}

async function show(on: OfficerRequest, asked: AskedReport): Promise<unknown> {
  const own = whose(asked);
  if (own === null) return seeOther(on, askedHref(REPORTS_PATH, asked));
  const said = await readStatements(on.services.readPool, { ...own, agencies: [own.agency] });
  const values: StatementValues = new Map(
    said.map(({ indicator, mark, evidence }) => [indicator, { mark: String(mark), evidence }]),
  );
  return sendStatement(on, asked, values, []);
}

async function keep(on: OfficerRequest, asked: AskedReport): Promise<unknown> {
  const own = whose(asked);
  if (own === null) return seeOther(on, askedHref(REPORTS_PATH, asked));
  const { values: sent } = await readOfficerForm(on);
  const values = valuesOf(sent);
  const errors = errorsOf(values);
  if (errors.length > 0) return sendStatement(on, asked, values, errors);
  await recordChange(on, 'state-rating', `${own.agency} ${own.from} ${own.to}`, async (client) => {
    for (const [indicator, { mark, evidence }] of values) {
      const given = MARKS.find((one_) => String(one_) === mark);
      if (given === undefined) continue;
      await keepStatement(client, {
        ...own,
        indicator,
        mark: given,
        evidence,
        statedBy: on.officer.subject,
        statedAt: on.services.now(),
      });
    }
    return true;
  });
  return seeOther(on, askedHref(REPORTS_PATH, asked));
}

const MARKS = [0, 1, 2] as const;

const valuesOf = (sent: FormValues): StatementValues =>
  new Map(
    STATED_INDICATORS.map((indicator) => [
      indicator,
      {
        mark: one(sent, `mark-${indicator}`),
        evidence: one(sent, `evidence-${indicator}`).trim(),
      },
    ]),
  );

/** An indicator may be left for later; a mark without its ground, or the other way round, may not. */
function errorsOf(values: StatementValues): readonly FieldError[] {
  return [...values].flatMap(([indicator, { mark, evidence }]): readonly FieldError[] => {
    if (mark === '' && evidence === '') return [];
    if (mark === '') {
      return [
        { field: `mark-${indicator}`, text: { vi: 'Chọn số điểm.', en: 'Choose the mark.' } },
      ];
    }
    if (evidence === '' || evidence.length > 2000) {
      const text = {
        vi: 'Ghi căn cứ của điểm này, tối đa 2.000 chữ.',
        en: 'Write on what this mark rests, in 2,000 letters at most.',
      };
      return [{ field: `evidence-${indicator}`, text }];
    }
    return [];
  });
}

const sendStatement = (
  on: OfficerRequest,
  asked: AskedReport,
  values: ReadonlyMap<StatedIndicator, { readonly mark: string; readonly evidence: string }>,
  errors: readonly FieldError[],
): unknown =>
  sendPage(on, {
    title: sayIn(on.lang)('Tự đánh giá', 'What the agency rates itself'),
    status: errors.length === 0 ? 200 : 422,
    hasErrors: errors.length > 0,
    body: statementPage(on, asked, values, errors),
  });
