import type { FastifyInstance } from 'fastify';
import { dayOf } from '#kernel/day.ts';
import { readRules } from '#store/published-catalogue.ts';
import { sayIn } from '#web/language.ts';
import type { Services } from '#web/services.ts';
import { rulesPage } from '#workbench/admin/rules-page.ts';
import { administratorRoute } from '#workbench/administrator-route.ts';
import { sendPage } from '#workbench/officer-request.ts';

/** The rules of the one-stop mechanism, to be read by the administrator. */
export function rulesRoutes(app: FastifyInstance, services: Services): void {
  app.get(
    '/can-bo/quan-tri/quy-dinh',
    administratorRoute(services, 'rules', async (on) =>
      sendPage(on, {
        title: sayIn(on.lang)('Quy định một cửa', 'Rules of the one-stop mechanism'),
        body: rulesPage(on, await readRules(services.readPool), dayOf(services.now())),
      }),
    ),
  );
}
