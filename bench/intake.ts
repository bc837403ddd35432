/**
 * Durable counter submissions per second over HTTP, beside pgbench with the same clients writing
 * the same rows on the same server, one dossier a transaction, fsync and synchronous_commit on.
 */
import { randomUUIDv7 } from 'node:crypto';
import { type BenchSystem, startBenchSystem } from './bench-system.ts';
import { httpLoad, percentile } from './http-load.ts';
import { pgbench } from './pgbench.ts';
import { BIRTH_RECEIPT } from '#test/support/birth-receipt.ts';
import { communeCounters } from '#test/support/staff-session.ts';

const CLIENTS = [1, 16, 64, 256];
const SECONDS = 5;
const ROUNDS = 3;

interface Desk {
  readonly agency: string;
  readonly handler: string;
  readonly cookie: string;
  readonly csrf: string;
}

export async function bench(): Promise<Record<string, unknown>> {
  const system = await startBenchSystem(0);
  try {
    const desks = await signInDesks(system, 100);
    await submit(system, desks, 16, 3); // warm
    const script = await pgbenchScript(system);
    console.log('clients   ours/s  pgbench/s   ratio    p99 ms');
    const rows: { clients: number; ours: number; pgbench: number; ratio: number }[] = [];
    for (const clients of CLIENTS) {
      const ours: number[] = [];
      const theirs: number[] = [];
      let p99 = 0;
      for (let round = 0; round < ROUNDS; round += 1) {
        theirs.push(pgbench(system.databaseUrl, script, clients, SECONDS));
        const load = await submit(system, desks, clients, SECONDS);
        ours.push(load.perSecond);
        p99 = percentile(load.latencies, 0.99);
      }
      const row = {
        clients,
        ours: median(ours),
        pgbench: median(theirs),
        ratio: median(ours.map((value, index) => value / (theirs[index] ?? 1))),
      };
      rows.push(row);
      console.log(
        `${String(clients).padStart(7)} ${row.ours.toFixed(0).padStart(8)} ${row.pgbench.toFixed(0).padStart(10)} ${row.ratio.toFixed(2).padStart(7)} ${p99.toFixed(1).padStart(9)}`,
      );
    }
    const at64 = rows.find((row) => row.clients === 64);
    const at16 = rows.find((row) => row.clients === 16);
    const single: number[] = [];
    for (let round = 0; round < ROUNDS; round += 1) {
      const one = await submit(system, desks.slice(0, 1), 64, SECONDS);
      const many = await submit(system, desks, 64, SECONDS);
      single.push(one.perSecond / many.perSecond);
    }
    const slowest: number[] = [];
    for (let round = 0; round < ROUNDS; round += 1) {
      const half = await submit(system, desks, 64, SECONDS, (at64?.ours ?? 0) / 2);
      slowest.push(percentile(half.latencies, 0.99));
    }
    const p99 = median(slowest);
    console.log(
      `one agency alone: ${median(single).toFixed(2)} of 100 agencies; p99 at half load: ${slowest.map((ms) => ms.toFixed(1)).join(', ')} ms`,
    );
    await checkSerials(system);
    return {
      clients: 64,
      ours: Math.round(at64?.ours ?? 0),
      pgbench: Math.round(at64?.pgbench ?? 0),
      ratio: round(at64?.ratio ?? 0),
      ratio_16: round(at16?.ratio ?? 0),
      one_agency: round(median(single)),
      p99_ms: round(p99),
    };
  } finally {
    await system.stop();
  }
}

/** Sessions of counter officers of `count` commune desks. */
export async function signInDesks(system: BenchSystem, count: number): Promise<readonly Desk[]> {
  const rows = await communeCounters(system.database, count);
  const desks: Desk[] = [];
  for (const row of rows) desks.push({ ...row, ...(await system.signIn(row.subject)) });
  return desks;
}

/** Loads the server with receipts; each client is an officer at one of the desks. */
export async function submit(
  system: BenchSystem,
  desks: readonly Desk[],
  clients: number,
  seconds: number,
  rate?: number,
) {
  const result = await httpLoad({
    port: system.port,
    clients,
    seconds,
    expectStatus: 303,
    request: (client) => receiptRequest(desks[client % desks.length] as Desk),
    ...(rate === undefined ? {} : { rate }),
  });
  if (result.failed > 0) throw new Error(`${result.failed} of ${result.done} submissions failed`);
  return result;
}

const BIRTH = new URLSearchParams(BIRTH_RECEIPT).toString();

function receiptRequest(desk: Desk): Buffer {
  const body = `${BIRTH}&_csrf=${desk.csrf}&dossierId=${randomUUIDv7()}`;
  return Buffer.from(
    `POST /can-bo/tiep-nhan/1.001193 HTTP/1.1\r\nhost: localhost\r\ncookie: ${desk.cookie}\r\ncontent-type: application/x-www-form-urlencoded\r\ncontent-length: ${body.length}\r\n\r\n${body}`,
  );
}

/** The rows of one receipt of ours, as a pgbench script: one dossier, one transaction. */
export async function pgbenchScript(system: BenchSystem): Promise<string> {
  const { rows } = await system.database.query(`
    select event.body::text as body, event.actor::text as actor, dossier.search::text as search,
      dossier.desk, dossier.handler, dossier.applicant_name, dossier.concerned_name,
      (select array_agg(party) from delivery where delivery.dossier_id = event.dossier_id) as parties
    from event join dossier using (dossier_id) limit 1`);
  const row = rows[0];
  const quote = (value: string): string => `'${value.replaceAll("'", "''")}'`;
  // pgbench takes a colon before a word for one of its variables, within quotes too.
  const json = (value: string): string => quote(value.replaceAll(/:(?=\w)/g, '\\u003a'));
  const vector = (value: string): string =>
    `replace(${quote(value.replaceAll(':', ';'))}, ';', ':')`;
  // As if they were told already: the exchange of the same server must not look for these dossiers.
  const deliveries = row.parties
    .map(
      (
        party: string,
      ) => `insert into delivery (dossier_id, party, wanted_version, done_version, due_at)
  values (md5(:serial || 'd' || random())::uuid, ${quote(party)}, 1, 1, now());`,
    )
    .join('\n');
  return `\\set agency random(1, 100)
\\set serial random(1, 1000000000)
begin;
insert into daily_serial (agency, day, last) values ('bench-' || :agency, current_date, 1)
  on conflict (agency, day) do update set last = daily_serial.last + 1 returning last;
insert into event (dossier_id, version, type, body, actor, at, prev_hash, hash) values
  (md5(:serial || 'x' || random())::uuid, 1, 'received', ${json(row.body)}, ${json(row.actor)}, now(),
  decode('${'0'.repeat(64)}', 'hex'), decode('${'ab'.repeat(32)}', 'hex'));
insert into dossier (dossier_id, version, head_hash, code, procedure_code, procedure_from, desk,
  handler, phase, step, step_role, place, holder, holder_name, received_at, due_at, urgent_at,
  applicant_name, concerned_name, tracking_keys, search, received_desk, received_handler) values
  (md5(:serial || 'y' || random())::uuid, 1, decode('${'ab'.repeat(32)}', 'hex'), 'bench-' || :agency || '-' || :serial,
  '1.001193', '2022-01-01', ${quote(row.desk)}, ${quote(row.handler)}, 'in-hand', 'tiep-nhan',
  'counter-officer', 'bench-' || :agency, 'demo', 'Demo', now(), now() + interval '1 day',
  now() + interval '1 day', ${quote(row.applicant_name)}, ${quote(row.concerned_name)},
  array['2345', '5678'], ${vector(row.search)}::tsvector, ${quote(row.desk)}, ${quote(row.handler)});
${deliveries}
insert into outbox (dossier_id, message_id, kind, body, due_at) values
  (md5(:serial || 'z' || random())::uuid, gen_random_uuid(), 'due-date', '{"due": "2022-06-21"}', now() + interval '9 days');
insert into audit (dossier_id, at, subject, role, agency, act, outcome, detail) values
  (md5(:serial || 't' || random())::uuid, now(), 'demo', 'counter-officer', 'bench', 'received', 'done', '');
commit;
`;
}

/** No gap and no double in any agency's day, after all that. */
async function checkSerials(system: BenchSystem): Promise<void> {
  const { rows } = await system.database.query(`
    select count(*)::int as wrong from (
      select handler, count(*) as dossiers, count(distinct code) as codes,
        max(split_part(code, '-', 3)::int) as last
      from dossier where code not like 'bench-%'
      group by handler, split_part(code, '-', 2)) as days
    where dossiers <> codes or dossiers <> last`);
  if (rows[0].wrong !== 0) throw new Error('a serial was given out twice or left out');
}

const median = (values: readonly number[]): number =>
  values.toSorted((a, b) => a - b)[Math.floor(values.length / 2)] ?? 0;

const round = (value: number): number => Math.round(value * 100) / 100;
