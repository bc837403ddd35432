import type { FastifyInstance } from 'fastify';
import { dayOf, formatDay, monthsAfter, parseTypedDay } from '#kernel/day.ts';
import { readSteeringFigures } from '#store/steering-figures.ts';
import { formValues, one } from '#web/form-values.ts';
import { sayIn } from '#web/language.ts';
import type { Services } from '#web/services.ts';
import { type OfficerRequest, officerRoute, sendPage } from '#workbench/officer-request.ts';
import { overviewPage } from '#workbench/steering/overview-page.ts';
import { STEERING_PATH } from '#workbench/steering/paths.ts';

/** How the scheme is steered, for everybody in office. */
export function overviewRoutes(app: FastifyInstance, services: Services): void {
  app.get(STEERING_PATH, officerRoute(services, show));
}

async function show(on: OfficerRequest): Promise<unknown> {
  const asked = formValues(on.request.query);
  const today = dayOf(on.services.now());
  const half = HALF_YEAR_MONTHS;
  const [from, to] = ['tu', 'den'].map((name) => {
    const typed = one(asked, name);
    return typed === '' ? null : parseTypedDay(typed);
  });
  const errors = [
    ...(from?.ok === false ? [{ field: 'tu', text: NO_DAY }] : []),
    ...(to?.ok === false ? [{ field: 'den', text: NO_DAY }] : []),
  ];
  const period = {
    from: from?.ok === true ? from.value : monthsAfter(today, -half),
    to: to?.ok === true ? to.value : today,
  };
  const values = new Map([
    ['tu', [one(asked, 'tu') || formatDay(period.from)]],
    ['den', [one(asked, 'den') || formatDay(period.to)]],
  ]);
  const figures = await readSteeringFigures(on.services.readPool, {
    ...period,
    now: on.services.now(),
  });
  return sendPage(on, {
    title: sayIn(on.lang)('Chỉ đạo Đề án 06', 'Steering of Đề án 06'),
    status: errors.length > 0 ? 422 : 200,
    hasErrors: errors.length > 0,
    body: overviewPage(on, figures, { values, errors }),
  });
}

const HALF_YEAR_MONTHS = 6;
const NO_DAY = { vi: 'Nhập ngày, ví dụ 30/06/2022.', en: 'Enter a day, such as 30/06/2022.' };
