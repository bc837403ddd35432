import { strict as assert } from 'node:assert';
import { randomUUIDv7 } from 'node:crypto';
import { join } from 'node:path';
import { after, test } from 'node:test';
import { setTimeout as pause } from 'node:timers/promises';
import { pathToFileURL } from 'node:url';
import pg from 'pg';
import { BIRTH_RECEIPT, submitBirthReceipt } from '#test/support/birth-receipt.ts';
import { startCollector } from '#test/support/collector.ts';
import { type RunningSystem, startSystem } from '#test/support/running-system.ts';
import { communeCounters, databaseUrlOf, signInStaff } from '#test/support/staff-session.ts';

const TOKEN = 'ma-doc-so-do-cua-tinh';
const { applicantName: APPLICANT, applicantIdentity: NUMBER } = BIRTH_RECEIPT;
const TELL = join(import.meta.dirname, '../support/tell-loaded.ts');
const telling = { NODE_OPTIONS: `--import ${pathToFileURL(TELL).href}` };

const running: RunningSystem[] = [];
after(() => Promise.all(running.map((one) => one.stop())));

async function start(environment: Record<string, string>): Promise<RunningSystem> {
  const system = await startSystem(0, undefined, { ...telling, ...environment });
  running.push(system);
  return system;
}

/** A dossier received at a commune desk; answers its id. */
async function receive(system: RunningSystem): Promise<string> {
  const session = await withDatabase(system, async (database) => {
    const [desk] = await communeCounters(database, 1);
    return signInStaff(database, system.dataDir, desk?.subject ?? '');
  });
  const dossierId = randomUUIDv7();
  const answer = await submitBirthReceipt(system.url, session, dossierId);
  assert.equal(answer.status, 303);
  return dossierId;
}

async function withDatabase<T>(
  { dataDir }: RunningSystem,
  work: (database: pg.Client) => Promise<T>,
): Promise<T> {
  const database = new pg.Client({ connectionString: databaseUrlOf(dataDir) });
  await database.connect();
  try {
    return await work(database);
  } finally {
    await database.end();
  }
}

/** The metrics, once a line of them matches. */
async function metricsWith(url: string, line: RegExp, headers = {}): Promise<string> {
  for (let tries = 0; tries < 400; tries += 1) {
    const text = await (await fetch(`${url}/metrics`, { headers })).text();
    if (line.test(text)) return text;
    await pause(100);
  }
  assert.fail(`no metric ever was ${String(line)}`);
}

const TOLD = /mot_cua_deliveries_total\{party="national-portal",outcome="told"\} [1-9]/;

test('a dossier is followed from the page to the platform; nobody’s data is in traces or metrics', async () => {
  const collector = await startCollector();
  const system = await start({
    METRICS_TOKEN: TOKEN,
    OTEL_EXPORTER_OTLP_ENDPOINT: collector.url,
    OTEL_BSP_SCHEDULE_DELAY: '200',
  });
  const { url } = system;
  const dossierId = await receive(system);
  const metrics = await metricsWith(url, TOLD, { authorization: `Bearer ${TOKEN}` });
  for (const wrong of [{}, { authorization: 'Bearer sai' }, { authorization: TOKEN }]) {
    assert.equal((await fetch(`${url}/metrics`, { headers: wrong })).status, 401);
  }
  for (const line of [
    /mot_cua_commands_total\{command="receive",outcome="done"\} 1/,
    /mot_cua_http_request_seconds_count\{method="POST",route="\/can-bo\/tiep-nhan\/:code",status="3xx"\} 1/,
    /mot_cua_call_seconds_count\{party="national-portal",service="\w+",outcome="answered"\} [1-9]/,
    /mot_cua_delivery_waiting\{party="civil-status"\} 0/,
    /mot_cua_delivery_oldest_waiting_seconds\{party="national-portal"\} /,
    /mot_cua_delivery_alarm\{party="national-portal"\} 0/,
    /mot_cua_line_state\{party="national-portal",state="closed"\} 1/,
    /mot_cua_pg_pool\{pool="web",state="waiting"\} 0/,
    /mot_cua_outbox_lag_seconds 0/,
    /nodejs_eventloop_lag_p99_seconds /,
    /process_cpu_seconds_total /,
  ]) {
    assert.match(metrics, line);
  }
  assert.doesNotMatch(metrics, new RegExp(`${dossierId}|${NUMBER}|Hoa`));

  await pause(1000);
  const { spans } = await collector.collected();
  const ofDossier = spans.filter(({ attributes }) =>
    JSON.stringify(attributes).includes(dossierId),
  );
  const [received] = ofDossier.filter(({ name }) => name === 'command receive');
  const [delivered] = ofDossier.filter(({ name }) => name === 'deliver national-portal');
  const [asked] = spans.filter(({ name }) => name === 'POST /can-bo/tiep-nhan/:code');
  const inTrace = spans.filter(({ traceId }) => traceId === received?.traceId);
  assert.equal(received?.parentSpanId, asked?.spanId, 'the command belongs to its request');
  assert.equal(delivered?.parentSpanId, received?.spanId, 'the delivery to its command');
  assert.ok(inTrace.some(({ name }) => name === 'write batch'));
  assert.ok(
    inTrace.some(
      ({ name, parentSpanId }) => name.startsWith('call ') && parentSpanId === delivered?.spanId,
    ),
    'the call to the delivery',
  );
  const text = JSON.stringify(spans);
  for (const secret of [NUMBER, APPLICANT, 'Khôi', '0912345678']) assert.ok(!text.includes(secret));
  await system.stop();
  assert.match(system.output(), /loaded: .*sdk-trace-node/);
});

test('without a collector nothing of it is loaded, and only this machine reads the metrics', async () => {
  const system = await start({});
  await receive(system);
  await metricsWith(system.url, TOLD);
  const forwarded = { 'x-forwarded-for': '203.0.113.7' };
  assert.equal((await fetch(`${system.url}/metrics`, { headers: forwarded })).status, 401);
  await system.stop();
  assert.match(system.output(), /loaded: (api)?\.\n/);
});

test('what has waited for too long stands on the page, in the navigation and in the metrics', async () => {
  const system = await start({ EXCHANGE_ALARM_MINUTES: '30,residence=90' });
  const administrator = await withDatabase(system, async (database) => {
    await database.query(
      `insert into delivery (dossier_id, party, wanted_version, due_at, waiting_since)
        select gen_random_uuid(), party, 1, now() + interval '1 day', now() - interval '1 hour'
        from unnest(array['residence', 'civil-status']) as party`,
    );
    const { rows } = await database.query(
      `select subject from staff where role = 'province-administrator' limit 1`,
    );
    return signInStaff(database, system.dataDir, rows[0].subject);
  });
  const page = async (path: string): Promise<string> =>
    (await fetch(`${system.url}${path}`, { headers: { cookie: administrator.cookie } })).text();
  const operations = await page('/can-bo/van-hanh');
  assert.match(operations, /Hộ tịch \(Bộ Tư pháp\): có việc chờ từ [^<]+, quá 30 phút/);
  assert.doesNotMatch(operations, /cư trú[^<]*: có việc chờ/i, 'it may wait for 90 minutes');
  assert.match(operations, /Đường truyền/);
  assert.match(operations, /Chưa cấu hình[^.]*Tệp được nhận mà không quét vi-rút/);
  assert.match(system.output(), /virus scanner +not configured \(CLAMD\)/);
  await metricsWith(system.url, /mot_cua_delivery_alarm\{party="civil-status"\} 1/);
  const home = await page('/can-bo');
  assert.match(home, /1 hệ thống có việc chờ quá lâu: Hộ tịch/);
  assert.match(home, /Vận hành kết nối<\/span> <span class="cnt cnt-late">1</);
  assert.match(await page('/can-bo/van-hanh/nhat-ky'), /Mỗi lần gọi được giữ 24 tháng đủ/);
});
