import { sendFile } from '#workbench/send-file.ts';
import type { FastifyInstance } from 'fastify';
import type { Agency } from '#catalogue/locality.ts';
import { NO_DOSSIER } from '#store/write-batch.ts';
import { readQueueFigures } from '#store/queue-figures.ts';
import { type FormValues, formValues, one } from '#web/form-values.ts';
import { sayIn } from '#web/language.ts';
import type { Services } from '#web/services.ts';
import { type AsOf, readAsOf } from '#workbench/as-of.ts';
import { deskPath } from '#workbench/desk/paths.ts';
import {
  type OfficerRequest,
  officerRoute,
  seeOther,
  sendPage,
} from '#workbench/officer-request.ts';
import { figuresCsv } from '#workbench/queue/figures-csv.ts';
import { figuresPage } from '#workbench/queue/figures-page.ts';
import { FIGURES_PATH } from '#workbench/queue/paths.ts';
import { deny } from '#workbench/refuse-page.ts';

/** What desks did on a day: the officer's own, or all of them for the province. */
export function figuresRoutes(app: FastifyInstance, services: Services): void {
  const route = (page: (on: OfficerRequest, asOf: AsOf) => Promise<unknown>) =>
    officerRoute(services, async (on) =>
      MAY_READ.has(on.officer.role)
        ? page(on, readAsOf(on, formValues(on.request.query)))
        : deny(on, NO_DOSSIER, 'queue-figures', 'role-may-not'),
    );
  app.get(FIGURES_PATH, route(show));
  app.get(
    `${FIGURES_PATH}.csv`,
    route(async (on, asOf) =>
      sendFile(
        on,
        'csv',
        `hang-doi-${asOf.day}`,
        figuresCsv(on, asOf.day, await figuresOf(on, asOf)),
      ),
    ),
  );
}

const MAY_READ: ReadonlySet<string> = new Set(['counter-officer', 'province-administrator']);

async function show(on: OfficerRequest, asOf: AsOf): Promise<unknown> {
  const query = formValues(on.request.query);
  const chosen = deskAsked(on, query);
  if (chosen !== null) return seeOther(on, deskPath(chosen.code));
  const isUnknown = query.has('bo-phan');
  return sendPage(on, {
    title: sayIn(on.lang)('Số liệu hàng đợi', 'Figures of the queues'),
    status: asOf.error === undefined && !isUnknown ? 200 : 422,
    hasErrors: asOf.error !== undefined || isUnknown,
    body: figuresPage(on, { asOf, figures: await figuresOf(on, asOf), isUnknown }),
  });
}

/** The desk that the province wants to set up. */
const deskAsked = (on: OfficerRequest, query: FormValues): Agency | null =>
  on.services
    .directory()
    .agencies.find(
      ({ code, kind }) => kind === 'one-stop-desk' && code === one(query, 'bo-phan'),
    ) ?? null;

const figuresOf = (on: OfficerRequest, { day }: AsOf) =>
  readQueueFigures(on.services.readPool, {
    desk: on.officer.role === 'province-administrator' ? null : on.officer.agency,
    day,
    now: on.services.now(),
  });
