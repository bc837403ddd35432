import type pg from 'pg';
import type { Party } from '#dossier/deliveries.ts';
import { type PeriodFigures, readPeriodFigures } from '#store/period-figures.ts';
import { addDays, epochOf, type Day, type Instant, instantAt } from '#kernel/day.ts';
import { type CampaignClock, readCampaignFigures } from '#store/campaign-figures.ts';
import { campaignsOf } from '#store/report-campaigns.ts';
import type {
  CampaignTimes,
  DepartmentFigures,
  LookUpFigures,
  ReturnedNumber,
} from '#written-report/de-an-06/report-facts.ts';

/** Days of which figures are read, both inclusive, and the moment at which they are. */
export interface FigureSpan {
  readonly from: Day;
  readonly to: Day;
  readonly now: Instant;
}

/** The beginning of the first day, and the end of the last one or now, whichever is earlier. */
function bounds({ from, to, now }: FigureSpan): readonly [Instant, Instant] {
  const end = instantAt(addDays(to, 1), 0);
  return [instantAt(from, 0), epochOf(end) < epochOf(now) ? end : now];
}

/**
 * Dossiers received by procedure, of all the province; a procedure that had none is not there. Parts of an
 * interlinked dossier are counted under their own procedures: the province's figures have the whole alone.
 */
export async function readReceivedByProcedure(
  pool: pg.Pool,
  span: FigureSpan,
): Promise<ReadonlyMap<string, number>> {
  const { from, to, now: at } = span;
  const [figures, legs] = await Promise.all([
    readPeriodFigures(pool, { agencies: 'province', detail: 'each-procedure', from, to, at }),
    pool.query<{ readonly procedure: string; readonly received: number }>(
      `select procedure_code as procedure, count(*)::int as received from dossier
        where bundle is not null and received_at >= $1 and received_at < $2 group by 1`,
      [...bounds(span)],
    ),
  ]);
  const counts = new Map<string, number>();
  for (const { procedure, received } of [...figures, ...legs.rows]) {
    counts.set(procedure, (counts.get(procedure) ?? 0) + received);
  }
  return counts;
}

/** How one agency received and decided in the span; see `readPeriodFigures` for what a past day lacks. */
export async function readDepartmentFigures(
  pool: pg.Pool,
  agencies: readonly string[],
  { from, to, now: at }: FigureSpan,
): Promise<Omit<DepartmentFigures, 'name' | 'agency'>> {
  const rows = await readPeriodFigures(pool, { agencies, detail: 'all-procedures', from, to, at });
  const sum = (count: (row: PeriodFigures) => number): number =>
    rows.reduce((all, row) => all + count(row), 0);
  return {
    received: sum(({ received }) => received),
    online: sum(({ channel, received }) => (channel === 'online' ? received : 0)),
    carriedOver: sum(({ carriedOver }) => carriedOver),
    onTime: sum(({ early, onTime }) => early + onTime),
    untimed: sum(({ untimed }) => untimed),
    late: sum(({ late }) => late),
    waitingInTime: sum(({ waitingInTime }) => waitingInTime),
    waitingLate: sum(({ waitingLate }) => waitingLate),
  };
}

/** What campaigns of reports of the span found out, by `template/indicator`, and how they kept their time. */
export async function readReturns(
  pool: pg.Pool,
  { from, to, now }: FigureSpan,
  calendarOf: CampaignClock['calendarOf'],
): Promise<{
  readonly numbers: ReadonlyMap<string, ReturnedNumber>;
  readonly campaigns: readonly CampaignTimes[];
}> {
  const numbers = new Map<string, ReturnedNumber>();
  const campaigns: CampaignTimes[] = [];
  for (const campaign of await campaignsOf(pool, { from, to })) {
    const found = await readCampaignFigures(pool, campaign, { now, calendarOf });
    const { recipients, answered, late, indicators } = found;
    const { campaignId, name } = campaign;
    campaigns.push({ campaignId, name, asked: recipients, answered, late: late.length });
    for (const { code, total, counted } of indicators) {
      const key = `${campaign.template ?? campaignId}/${code}`;
      if (total === null || numbers.has(key)) continue;
      numbers.set(key, { quantity: total, answers: counted, campaign: name, campaignId });
    }
  }
  return { numbers, campaigns };
}

/** Results of a look-up of a card by which it was found and may be used (health-insurance codec). */
export const USABLE_RESULTS: readonly string[] = ['000', '003', '003.1', '004'];

/** Look-ups of health-insurance cards in the span: how many, by how many places, with how many found. */
export async function readCardLookUps(pool: pg.Pool, span: FigureSpan): Promise<LookUpFigures> {
  const { rows } = await pool.query<LookUpFigures>(
    `select count(*)::int as "lookUps", count(distinct agency)::int as facilities,
        count(*) filter (where outcome = 'answered'
          and substring(response from '"maKetQua"\\s*:\\s*"([^"]*)"') = any($3))::int as succeeded
      from exchange_call
      where party = 'health-insurance' and service = 'KQNhanLichSuKCB2024'
        and at >= $1 and at < $2`,
    [...bounds(span), USABLE_RESULTS],
  );
  return rows[0] ?? { lookUps: 0, facilities: 0, succeeded: 0 };
}

/**
 * Services of the log by which we sign in, ask whether anything waits or say that it came: they go round by
 * themselves, and nothing of anybody is exchanged.
 */
const WITHOUT_DATA: readonly string[] = [
  'login',
  'token/take',
  'getToken',
  'inbox/list',
  'inbox/done',
  'message/find',
  'LayDanhSachHoSoKM',
];

/** Systems with which data was exchanged in the span, with how many times they answered. */
export async function readConnections(
  pool: pg.Pool,
  span: FigureSpan,
): Promise<readonly { readonly party: Party; readonly answers: number }[]> {
  const { rows } = await pool.query<{ readonly party: Party; readonly answers: number }>(
    `select party, count(*)::int as answers from exchange_call
      where outcome = 'answered' and at >= $1 and at < $2 and service <> all($3)
      group by party order by answers desc, party`,
    [...bounds(span), WITHOUT_DATA],
  );
  return rows;
}
