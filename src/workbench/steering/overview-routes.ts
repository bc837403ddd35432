import type { FastifyInstance } from 'fastify';
import { dayOf, monthsAfter } from '#kernel/day.ts';
import { readSteeringFigures } from '#store/steering-figures.ts';
import { sayIn } from '#web/language.ts';
import type { Services } from '#web/services.ts';
import { type OfficerRequest, officerRoute, sendPage } from '#workbench/officer-request.ts';
import { readAskedDays } from '#workbench/steering/asked-days.ts';
import { coverageRoutes } from '#workbench/steering/coverage-routes.ts';
import { overviewPage } from '#workbench/steering/overview-page.ts';
import { STEERING_PATH } from '#workbench/steering/paths.ts';

/** How the scheme is steered, for everybody in office. */
export function overviewRoutes(app: FastifyInstance, services: Services): void {
  app.get(STEERING_PATH, officerRoute(services, show));
  coverageRoutes(app, services);
}

async function show(on: OfficerRequest): Promise<unknown> {
  const now = on.services.now();
  const today = dayOf(now);
  const asked = readAskedDays(on, { from: monthsAfter(today, -HALF_YEAR_MONTHS), to: today });
  const { days, errors } = asked;
  const figures =
    days === null ? null : await readSteeringFigures(on.services.readPool, { ...days, now });
  return sendPage(on, {
    title: sayIn(on.lang)('Chỉ đạo Đề án 06', 'Steering of Đề án 06'),
    status: errors.length > 0 ? 422 : 200,
    hasErrors: errors.length > 0,
    body: overviewPage(on, asked, figures),
  });
}

const HALF_YEAR_MONTHS = 6;
