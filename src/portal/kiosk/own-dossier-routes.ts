import type { FastifyInstance } from 'fastify';
import { dayOf } from '#kernel/day.ts';
import { parseCitizenCard } from '#persons/citizen-card.ts';
import { isOverLimit, noteAttempt } from '#store/attempts.ts';
import { dossiersOfApplicant } from '#store/dossiers-of-applicant.ts';
import { factsFor } from '#store/run-command.ts';
import { type AuditEntry, NO_DOSSIER, writeAudit } from '#store/write-batch.ts';
import type { FieldError } from '#web/field-error.ts';
import { formValues, one } from '#web/form-values.ts';
import { sayIn } from '#web/language.ts';
import type { Services } from '#web/services.ts';
import { kioskOf } from '#portal/kiosk/device.ts';
import { kioskRoute, type KioskVisit, sendKioskPage } from '#portal/kiosk/kiosk-visit.ts';
import { notSetUpPage, ownDossiersPage, scanPage } from '#portal/kiosk/own-dossiers-page.ts';

/** Cards that one kiosk reads within a quarter of an hour. */
const MOST_CARDS = 60;
const IDLE_SECONDS = 45;

/**
 * A visitor scans the citizen card and sees their own dossiers. The card's code is typing help and no
 * proof: it can be copied. So it is read only at a device that the desk set up and watches over, what
 * is shown has no name, number or address, and every read is kept in the audit.
 */
export function ownDossierRoutes(app: FastifyInstance, services: Services): void {
  const route = (page: (visit: KioskVisit, device: string) => Promise<unknown>) =>
    kioskRoute(services, async (visit) => {
      const device = await kioskOf(visit);
      return device === null ? refuse(visit) : page(visit, device);
    });
  app.get(
    '/ki-os/:desk/ho-so',
    route(async (visit) => sendScan(visit, [])),
  );
  app.post('/ki-os/:desk/ho-so', route(show));
}

async function show(visit: KioskVisit, device: string): Promise<unknown> {
  const { services, request, lang, desk } = visit;
  const now = services.now();
  const limits = [{ key: `kiosk:${device}`, most: MOST_CARDS }];
  if (await isOverLimit(services.pool, limits, now)) {
    return sendScan(visit, [{ field: 'scan', text: WAIT }], 429);
  }
  await noteAttempt(services.pool, limits, now);
  const card = parseCitizenCard(one(formValues(request.body), 'scan'), dayOf(now));
  if (!card.ok) return sendScan(visit, [{ field: 'scan', text: card.error.text }], 422);
  const { personalNumber } = card.value;
  const found = await dossiersOfApplicant(services.pool, personalNumber, desk.code, now);
  const entry = entryOf(visit, `kiosk:${device}`, 'read');
  await writeAudit(
    services.pool,
    found.map(({ dossierId }) => ({ ...entry, dossierId })),
  );
  const world = services.world();
  return sendKioskPage(visit, {
    title: sayIn(lang)('Hồ sơ của ông/bà', 'Your dossiers'),
    idleSeconds: IDLE_SECONDS,
    body: ownDossiersPage(lang, {
      desk: desk.code,
      lastFour: personalNumber.slice(-4),
      dossiers: found.map(({ history }) => ({
        dossier: history.dossier,
        facts: factsFor(history, world, now),
      })),
    }),
  });
}

/** Nothing is read at a device that nobody set up; that somebody tried is kept. */
async function refuse(visit: KioskVisit): Promise<unknown> {
  if (visit.request.method === 'POST') {
    await writeAudit(visit.services.pool, [entryOf(visit, 'kiosk', 'denied')]);
  }
  return sendKioskPage(visit, {
    title: sayIn(visit.lang)('Hồ sơ của ông/bà', 'Your dossiers'),
    status: 403,
    idleSeconds: IDLE_SECONDS,
    body: notSetUpPage(visit.lang, visit.desk.code),
  });
}

const entryOf = (
  { services, desk }: KioskVisit,
  subject: string,
  outcome: AuditEntry['outcome'],
): AuditEntry => ({
  dossierId: NO_DOSSIER,
  at: services.now(),
  subject,
  role: 'kiosk',
  agency: desk.code,
  act: 'kiosk-dossiers',
  outcome,
  detail: '',
});

const sendScan = (visit: KioskVisit, errors: readonly FieldError[], status = 200): unknown =>
  sendKioskPage(visit, {
    title: sayIn(visit.lang)('Hồ sơ của ông/bà', 'Your dossiers'),
    status,
    hasErrors: errors.length > 0,
    idleSeconds: IDLE_SECONDS,
    body: scanPage(visit.lang, visit.desk.code, errors),
  });

const WAIT = {
  vi: 'Ki-ốt đã đọc nhiều thẻ. Đợi ít phút hoặc hỏi cán bộ.',
  en: 'The kiosk has read many cards. Wait some minutes or ask an officer.',
};
