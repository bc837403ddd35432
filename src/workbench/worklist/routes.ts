import { subjectsOf } from '#access/officer.ts';
import { isDossierId } from '#dossier/dossier-id.ts';
import type { FastifyInstance } from 'fastify';
import { endOfWorkingDays, closingInstant } from '#calendar/working-calendar.ts';
import { dayOf } from '#kernel/day.ts';
import {
  awaitingSupplement,
  type Cursor,
  searchDossiers,
  worklist,
  worklistCounts,
  type WorklistPage,
} from '#store/worklist.ts';
import { type FormValues, formValues, one } from '#web/form-values.ts';
import { html } from '#web/html.ts';
import { sayIn } from '#web/language.ts';
import type { Services } from '#web/services.ts';
import {
  type OfficerRequest,
  officerRoute,
  seeOther,
  sendPage,
} from '#workbench/officer-request.ts';
import { sendStartPage } from '#workbench/admin/start-page.ts';
import { QUALITY_PATH } from '#workbench/quality/paths.ts';
import { stationNotice } from '#workbench/quality/station-notice.ts';
import { recordReads } from '#workbench/record-reads.ts';
import { dutiesSummary } from '#workbench/reporting/duties-summary.ts';
import { steeringSummary } from '#workbench/steering/steering-summary.ts';
import { requireRole } from '#workbench/refuse-page.ts';
import {
  awaitingPage,
  type Bounds,
  searchPage,
  type WorklistFilter,
  worklistFilters,
  worklistPage,
} from '#workbench/worklist/worklist-page.ts';

const PAGE_SIZE = 50;
/** "Soon" on the work-list: due within this many working days after today. */
const SOON_DAYS = 2;

/** An officer's work: what waits for the role at the agency, what a supplement is awaited for, search. */
export function worklistRoutes(app: FastifyInstance, services: Services): void {
  app.get('/can-bo', officerRoute(services, showWorklist));
  app.get('/can-bo/cho-bo-sung', officerRoute(services, showAwaiting));
  app.get('/can-bo/tra-cuu', officerRoute(services, showSearch));
}

async function showWorklist(on: OfficerRequest): Promise<unknown> {
  if (on.officer.role === 'province-administrator') return sendStartPage(on);
  if (on.officer.role === 'data-steward') return seeOther(on, QUALITY_PATH);
  const query = formValues(on.request.query);
  const filter = filterOf(one(query, 'loc'));
  const bounds = boundsFor(on);
  const { agency, role } = on.officer;
  const subjects = subjectsOf(on.officer);
  const [page, counts, duties, tasks, toConfirm] = await Promise.all([
    worklist(on.services.readPool, {
      agency,
      role,
      ...stretchOf(filter, bounds),
      holders: filter === 'cua-toi' ? subjects : null,
      after: cursorOf(query),
      limit: PAGE_SIZE,
    }),
    worklistCounts(on.services.readPool, { agency, role, subjects }, bounds),
    dutiesSummary(on),
    steeringSummary(on),
    stationNotice(on),
  ]);
  await recordReads(on, page.rows, 'worklist');
  return sendPage(on, {
    title: sayIn(on.lang)('Việc của tôi', 'My work'),
    body: html`${duties}${tasks}${toConfirm}${worklistPage(on, { page, counts, filter, bounds, next: nextLink(page, filter) })}`,
  });
}

async function showAwaiting(on: OfficerRequest): Promise<unknown> {
  const refused = await requireRole(on, 'counter-officer', 'awaiting-supplement');
  if (refused !== null) return refused;
  const after = cursorOf(formValues(on.request.query));
  const page = await awaitingSupplement(on.services.readPool, on.officer.agency, after, PAGE_SIZE);
  await recordReads(on, page.rows, 'awaiting-supplement');
  const last = page.rows.at(-1);
  const next = page.more && last !== undefined ? `/can-bo/cho-bo-sung?sau=${last.dossierId}` : null;
  return sendPage(on, {
    title: sayIn(on.lang)('Chờ bổ sung', 'Awaiting supplement'),
    body: awaitingPage(on, page, boundsFor(on), next),
  });
}

async function showSearch(on: OfficerRequest): Promise<unknown> {
  const text = one(formValues(on.request.query), 'q');
  const everywhere = on.officer.role === 'province-administrator';
  const agency = everywhere ? null : on.officer.agency;
  const page = await searchDossiers(on.services.readPool, text, agency, PAGE_SIZE);
  await recordReads(on, page.rows, 'search');
  return sendPage(on, {
    title: sayIn(on.lang)('Tra cứu hồ sơ', 'Find a dossier'),
    search: text,
    body: searchPage(on, text, page, boundsFor(on)),
  });
}

function boundsFor(on: OfficerRequest): Bounds {
  const now = on.services.now();
  const today = dayOf(now);
  const calendar = on.services.world().calendarOf(on.officer.agency, today);
  return {
    now,
    endOfToday: closingInstant(today, calendar),
    soonUntil: endOfWorkingDays(today, SOON_DAYS, calendar),
    calendar,
  };
}

function stretchOf(filter: WorklistFilter, bounds: Bounds) {
  switch (filter) {
    case 'qua-han':
      return { dueFrom: null, dueTo: bounds.now };
    case 'hom-nay':
      return { dueFrom: bounds.now, dueTo: bounds.endOfToday };
    case 'sap-den-han':
      return { dueFrom: bounds.endOfToday, dueTo: bounds.soonUntil };
    case 'tat-ca':
    case 'cua-toi':
      return { dueFrom: null, dueTo: null };
  }
}

const filterOf = (text: string): WorklistFilter =>
  worklistFilters.find((filter) => filter === text) ?? 'tat-ca';

const INSTANT = /^(infinity|\d{4}-\d\d-\d\dT[\d:.]+Z)$/;

function cursorOf(query: FormValues): Cursor | null {
  const dossierId = one(query, 'sau');
  const urgentAt = one(query, 'han') || 'infinity';
  return isDossierId(dossierId) && INSTANT.test(urgentAt) ? { urgentAt, dossierId } : null;
}

function nextLink(page: WorklistPage, filter: WorklistFilter): string | null {
  const last = page.rows.at(-1);
  if (!page.more || last === undefined) return null;
  return `/can-bo?loc=${filter}&han=${last.urgentAt}&sau=${last.dossierId}`;
}
