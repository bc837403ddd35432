import { strict as assert } from 'node:assert';
import { test } from 'node:test';
import { startTracing } from '#host/start-tracing.ts';
import { instantFromEpoch } from '#kernel/day.ts';
import { createPlatform } from '#registries/lgsp/gateway.ts';
import { startCollector } from '#test/support/collector.ts';
import { inSpan } from '#tracing/in-span.ts';

const PERSON = '091185012345';
const context = {
  dossierId: '00000000-0000-0000-0000-000000000001',
  subject: 'Lâm Thị Mỹ Hạnh',
  agency: '000.00.01.H33',
  purpose: 'Đồng bộ hồ sơ của Lâm Thị Mỹ Hạnh',
  procedureCode: null,
  person: PERSON,
};

test('the trace goes on to the platform, and its spans to the collector without anybody’s data', async () => {
  const { url, collected } = await startCollector();
  const client = { baseUrl: url, clientId: 'a', clientSecret: 'b', routes: new Map() };
  const platform = createPlatform({ ...client, now: () => instantFromEpoch(Date.now()) });
  const gateway = platform(async () => undefined);
  const call = (): Promise<string> =>
    gateway.call(
      {
        service: 'DongBoHoSoMC',
        path: 'dvcqg/call',
        headers: {},
        body: JSON.stringify({ SoDinhDanh: PERSON }),
        timeout: 5000,
        read: ({ text }) => text,
      },
      context,
    );
  await call();
  assert.deepEqual(await collected(), { spans: [], contexts: [] }, 'nothing while it is off');

  const stop = await startTracing(url);
  const attributes = { 'mot_cua.party': 'national-portal' };
  await inSpan({ name: 'deliver national-portal', attributes }, call);
  const gone = await inSpan({ name: 'deliver', attributes }, () =>
    Promise.reject(new TypeError(`cannot read ${PERSON}`)),
  ).catch((fault: unknown) => fault);
  assert.ok(gone instanceof TypeError, 'a fault passes through');
  await stop();

  const { spans, contexts } = await collected();
  const [called, delivered] = spans;
  assert.deepEqual(
    spans.map(({ name }) => name),
    ['call DongBoHoSoMC', 'deliver national-portal', 'deliver'],
  );
  assert.equal(called?.parentSpanId, delivered?.spanId);
  assert.deepEqual(contexts, [`00-${called?.traceId}-${called?.spanId}-01`]);
  const text = JSON.stringify(spans);
  for (const secret of [PERSON, 'Hạnh', 'cannot read']) assert.ok(!text.includes(secret), secret);
});
