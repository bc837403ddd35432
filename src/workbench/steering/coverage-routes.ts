import type { FastifyInstance } from 'fastify';
import { dayOf, formatDay, parseTypedDay } from '#kernel/day.ts';
import { clean } from '#kernel/fold.ts';
import { BODY_LEVELS } from '#steering/body.ts';
import { listCoverage } from '#store/steering-figures.ts';
import { formValues, one } from '#web/form-values.ts';
import { sayIn } from '#web/language.ts';
import type { Services } from '#web/services.ts';
import { type OfficerRequest, officerRoute, sendPage } from '#workbench/officer-request.ts';
import { COVERAGE_FILTERS, coveragePage } from '#workbench/steering/coverage-page.ts';
import { COVERAGE_PATH } from '#workbench/steering/paths.ts';

/** What is behind the figures of how far teams cover the province on a day. */
export function coverageRoutes(app: FastifyInstance, services: Services): void {
  app.get(COVERAGE_PATH, officerRoute(services, show));
}

async function show(on: OfficerRequest): Promise<unknown> {
  const asked = formValues(on.request.query);
  const typed = clean(one(asked, 'ngay')) || formatDay(dayOf(on.services.now()));
  const day = parseTypedDay(typed);
  const filter = COVERAGE_FILTERS.find((known) => known === one(asked, 'loc')) ?? 'tat-ca';
  const level = BODY_LEVELS.find((known) => known === one(asked, 'cap')) ?? null;
  const ofLevel = day.ok
    ? (await listCoverage(on.services.readPool, day.value)).filter(
        (unit) => level === null || unit.level === level,
      )
    : [];
  return sendPage(on, {
    title: sayIn(on.lang)('Nơi đã có Ban Chỉ đạo, tổ công tác', 'Units with a committee or team'),
    status: day.ok ? 200 : 422,
    hasErrors: !day.ok,
    body: coveragePage(on, {
      units: ofLevel.filter(
        ({ body }) => filter === 'tat-ca' || (body !== null) === (filter === 'da'),
      ),
      filter,
      level,
      day: day.ok ? day.value : null,
      form: {
        values: new Map([['ngay', [day.ok ? formatDay(day.value) : typed]]]),
        errors: day.ok ? [] : [{ field: 'ngay', text: NO_DAY }],
      },
    }),
  });
}

const NO_DAY = { vi: 'Nhập ngày, ví dụ 30/06/2022.', en: 'Enter a day, such as 30/06/2022.' };
