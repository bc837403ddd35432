import { type Instant, parseInstant } from '#kernel/day.ts';
import {
  countParcels,
  parcelsOfDesk,
  POSTAL_FILTERS,
  type PostalCursor,
  type PostalFilter,
} from '#store/postal-list.ts';
import { type FormValues, formValues, one } from '#web/form-values.ts';
import { sayIn } from '#web/language.ts';
import { type OfficerRequest, sendPage } from '#workbench/officer-request.ts';
import { listPage } from '#workbench/postal/list-page.ts';
import { POSTAL_LIST_PATH } from '#workbench/postal/paths.ts';
import { recordReads } from '#workbench/record-reads.ts';
import { requireRole } from '#workbench/refuse-page.ts';

const PAGE_SIZE = 50;

/** The parcels of the officer's desk, by state, newest first. */
export async function showParcels(on: OfficerRequest): Promise<unknown> {
  const refused = await requireRole(on, 'counter-officer', 'postal-list');
  if (refused !== null) return refused;
  const query = formValues(on.request.query);
  const filter = filterOf(one(query, 'loc'));
  const after = cursorOf(query);
  const { readPool } = on.services;
  const [found, counts] = await Promise.all([
    parcelsOfDesk(readPool, on.officer.agency, filter, after, PAGE_SIZE),
    countParcels(readPool, on.officer.agency),
  ]);
  const parcels = found.slice(0, PAGE_SIZE);
  await recordReads(on, parcels, 'postal-list');
  const last = parcels.at(-1);
  return sendPage(on, {
    title: sayIn(on.lang)('Bưu chính', 'Post'),
    body: listPage(on, {
      parcels,
      counts,
      filter,
      previous: after === null ? null : `${POSTAL_LIST_PATH}?loc=${filter}`,
      next: found.length > PAGE_SIZE && last !== undefined ? nextLink(filter, last) : null,
    }),
  });
}

const filterOf = (text: string): PostalFilter =>
  POSTAL_FILTERS.find((filter) => filter === text) ?? 'dang-mo';

function cursorOf(query: FormValues): PostalCursor | null {
  const at = parseInstant(one(query, 'truoc'));
  return at.ok ? { orderedAt: at.value, number: one(query, 'so') } : null;
}

function nextLink(
  filter: PostalFilter,
  { orderedAt, number }: { readonly orderedAt: Instant; readonly number: string },
): string {
  const query = new URLSearchParams({ loc: filter, truoc: orderedAt, so: number });
  return `${POSTAL_LIST_PATH}?${query.toString()}`;
}
