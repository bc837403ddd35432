import type { FastifyInstance } from 'fastify';
import { parseTypedDay } from '#kernel/day.ts';
import {
  clearInvitations,
  countPupils,
  listPupils,
  noteCame,
  noteInvited,
} from '#store/pupils-without-card.ts';
import { inTransaction } from '#store/transaction.ts';
import { NO_DOSSIER, writeAudit } from '#store/write-batch.ts';
import type { FieldError, SentForm } from '#web/field-error.ts';
import { formValues, one } from '#web/form-values.ts';
import { sayIn } from '#web/language.ts';
import { pageNumber } from '#web/page-number.ts';
import type { Services } from '#web/services.ts';
import { officerRoute, seeOther, sendPage } from '#workbench/officer-request.ts';
import { exportRoutes, recordPupilRead } from '#workbench/pupils/export-routes.ts';
import { noCampaignPage, pupilFiguresPage } from '#workbench/pupils/figures-page.ts';
import { pupilListPage } from '#workbench/pupils/list-page.ts';
import { PUPILS_PATH } from '#workbench/pupils/paths.ts';
import { pupilsAt, type PupilRequest, withPupils } from '#workbench/pupils/pupil-request.ts';
import { traceOf } from '#workbench/record-administration.ts';
import { deny } from '#workbench/refuse-page.ts';

/** Pupils without a card: seen, printed, invited. */
export function pupilRoutes(app: FastifyInstance, services: Services): void {
  const route = (page: (of: PupilRequest) => Promise<unknown>) =>
    officerRoute(services, (on) => withPupils(on, page));
  app.get(
    PUPILS_PATH,
    route((of) => show(of, NOTHING_SENT, PAGE_SIZE)),
  );
  app.get(
    `${PUPILS_PATH}/in`,
    route((of) => show(of, NOTHING_SENT, PRINTED)),
  );
  app.post(PUPILS_PATH, route(note));
  app.get(`${PUPILS_PATH}/so-lieu`, route(showFigures));
  exportRoutes(app, route);
}

const NOTHING_SENT: SentForm = { values: new Map(), errors: [] };
const PAGE_SIZE = 50;
/** Pupils of a printed list: of a commune there are never more. */
const PRINTED = 2000;

const titleOf = ({ on }: PupilRequest): string =>
  sayIn(on.lang)('Học sinh chưa có thẻ căn cước', 'Pupils without a card');

async function show(of: PupilRequest, form: SentForm, size: number): Promise<unknown> {
  const { on, sight, filter } = of;
  if (filter === null) return sendPage(on, { title: titleOf(of), body: noCampaignPage(on) });
  const { readPool } = on.services;
  const query = formValues(on.request.query);
  const page = size === PRINTED ? 1 : pageNumber(query);
  const offset = (page - 1) * size;
  const pupils = await listPupils(readPool, filter, { offset, limit: size + 1 });
  await recordPupilRead(on, 'list');
  const noted = one(query, 'da-ghi');
  const whole = { ...NO_FILTER, campaignId: filter.campaignId };
  const seen = sight.of === 'commune' ? { ...whole, commune: sight.commune } : whole;
  return sendPage(on, {
    title: titleOf(of),
    status: form.errors.length > 0 ? 422 : 200,
    hasErrors: form.errors.length > 0,
    body: pupilListPage(of, {
      filter,
      pupils: pupils.slice(0, size),
      counts: await countPupils(readPool, seen),
      page,
      hasMore: size !== PRINTED && pupils.length > size,
      isPrint: size === PRINTED,
      form,
      noted: /^\d{1,6}$/.test(noted) ? Number(noted) : null,
    }),
  });
}

const NO_FILTER = { commune: null, school: null, grade: null, state: null } as const;

/** Notes invitations and visits, with a line of the audit in the same transaction. */
async function note(of: PupilRequest): Promise<unknown> {
  const { on, sight, filter } = of;
  if (!sight.mayNote) return deny(on, NO_DOSSIER, 'pupils-without-card', 'role-may-not');
  if (filter === null) return seeOther(on, PUPILS_PATH);
  const values = formValues(on.request.body);
  const pupilIds = one(values, 'tat-ca') === '1' ? await idsOf(of) : (values.get('em') ?? []);
  const day = parseTypedDay(one(values, 'ngay'));
  const errors: FieldError[] = [
    ...(pupilIds.length === 0 ? [{ field: 'em', text: NOBODY_CHOSEN }] : []),
    ...(day.ok ? [] : [{ field: 'ngay', text: NO_DAY }]),
  ];
  if (errors.length > 0 || !day.ok) return show(of, { values, errors }, PAGE_SIZE);
  const act = ACTS[one(values, 'viec')] ?? noteInvited;
  const { campaignId } = filter;
  const commune = sight.of === 'commune' ? sight.commune : null;
  const by = on.officer.subject;
  const noted = await inTransaction(on.services.pool, async (client) => {
    const count = await act(client, { campaignId, pupilIds, day: day.value, by, commune });
    const entry = traceOf(on, 'pupil-invitation', `${campaignId} ${count}`);
    await writeAudit(client, [{ ...entry, dossierId: NO_DOSSIER, outcome: 'done' }]);
    return count;
  });
  return seeOther(on, `${pupilsAt(filter)}&da-ghi=${noted}`);
}

/** All whom the filter shows: of a commune hundreds, of a province tens of thousands. */
async function idsOf({ on, filter }: PupilRequest): Promise<readonly string[]> {
  if (filter === null) return [];
  const all = { offset: 0, limit: MOST_NOTED };
  return (await listPupils(on.services.pool, filter, all)).map(({ id }) => id);
}
const MOST_NOTED = 100_000;

const ACTS: Readonly<Record<string, typeof noteInvited>> = {
  moi: noteInvited,
  den: noteCame,
  bo: clearInvitations,
};

const NOBODY_CHOSEN = { vi: 'Chọn ít nhất một em.', en: 'Choose one pupil at least.' };
const NO_DAY = { vi: 'Nhập ngày, ví dụ 15/06/2022.', en: 'Enter a day, as 15/06/2022.' };

async function showFigures(of: PupilRequest): Promise<unknown> {
  const { on, filter } = of;
  if (filter === null) return sendPage(on, { title: titleOf(of), body: noCampaignPage(on) });
  const counts = await countPupils(on.services.readPool, filter);
  return sendPage(on, { title: titleOf(of), body: pupilFiguresPage(on, filter, counts) });
}
