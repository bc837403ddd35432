import type pg from 'pg';
import type { PostalOrder } from '#dossier/postal-order.ts';
import type { Instant } from '#kernel/day.ts';
import { POSTAL_COLUMNS } from '#store/postal-orders.ts';

/** Which parcels of a desk a list shows. */
export const POSTAL_FILTERS = [
  'dang-mo',
  'can-xu-ly',
  'cho-gui',
  'da-dat',
  'dang-chuyen',
  'da-xong',
] as const;
export type PostalFilter = (typeof POSTAL_FILTERS)[number];

/** A parcel with the code of its dossier and for whom it is. */
export type ListedOrder = PostalOrder & { readonly code: string };

/** The last row of the page before. */
export interface PostalCursor {
  readonly orderedAt: Instant;
  readonly number: string;
}

const WRONG = `(state in ('returned', 'failed', 'refused') and settled is null)`;
const CONDITIONS: Readonly<Record<PostalFilter, string>> = {
  'dang-mo': `(state in ('waiting', 'ordered', 'collected', 'in-transit') or ${WRONG})`,
  'can-xu-ly': WRONG,
  'cho-gui': `state = 'waiting'`,
  'da-dat': `state = 'ordered'`,
  'dang-chuyen': `state in ('collected', 'in-transit')`,
  'da-xong': `(state in ('delivered', 'cancelled') or settled is not null)`,
};

/** Parcels of the dossiers that a desk has, newest first; one more than `limit` where there are more. */
export async function parcelsOfDesk(
  pool: pg.Pool,
  desk: string,
  filter: PostalFilter,
  after: PostalCursor | null,
  limit: number,
): Promise<readonly ListedOrder[]> {
  const { rows } = await pool.query(
    `select code, ${POSTAL_COLUMNS} from postal_order join dossier using (dossier_id)
      where dossier.desk = $1 and ${CONDITIONS[filter]}
        and ($2::timestamptz is null or (ordered_at, number) < ($2, $3))
      order by ordered_at desc, number desc limit $4`,
    [desk, after?.orderedAt ?? null, after?.number ?? '', limit + 1],
  );
  return rows;
}

/** How many parcels of a desk are under way, and how many went wrong; counted up to a thousand. */
export async function countParcels(
  pool: pg.Pool,
  desk: string,
): Promise<Readonly<Record<Exclude<PostalFilter, 'da-xong'>, number>>> {
  const count = (filter: Exclude<PostalFilter, 'da-xong'>) =>
    `count(*) filter (where ${CONDITIONS[filter]})::int as "${filter}"`;
  const open = (['dang-mo', 'can-xu-ly', 'cho-gui', 'da-dat', 'dang-chuyen'] as const).map(count);
  const { rows } = await pool.query(
    `select ${open.join(', ')} from (select state, settled from postal_order
        join dossier using (dossier_id)
        where dossier.desk = $1 and ${CONDITIONS['dang-mo']} limit 1000) as open`,
    [desk],
  );
  return rows[0];
}
