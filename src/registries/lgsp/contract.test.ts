import { strict as assert } from 'node:assert';
import { randomUUID } from 'node:crypto';
import { createServer, type IncomingHttpHeaders } from 'node:http';
import { once } from 'node:events';
import { connectRegistries, type PlatformAccount, type Registries } from '#registries/connect.ts';
import type { CallRecord } from '#registries/lgsp/gateway.ts';
import { faultOf, openContract } from '#test/support/contract-target.ts';
import { systemNow } from '#test/support/exchange-fixture.ts';

const contract = await openContract('national-population');
const { account, context, records, registries } = contract;
const NOBODY = '091000000000';
const verifyBy = ({ population }: Registries, number = NOBODY, timeout = 5000) =>
  population.verify(
    {
      query: randomUUID(),
      service: '1.001193',
      officer: context.subject,
      agency: context.agency,
      number,
      name: 'Không Có',
      birthDate: null,
    },
    context,
    timeout,
  );
const kept: CallRecord[] = [];
const connect = (changes: Partial<PlatformAccount>): Registries =>
  connectRegistries(
    { ...account, ...changes },
    () => async (record) => void kept.push(record),
    systemNow,
  );

contract.test('a token of the platform opens the services behind it', async () => {
  assert.equal(await verifyBy(registries), 'unknown');
});

contract.ordered(
  'one request gets a token for all that wait for one; one that ends is begun anew',
  async ({ simulators }) => {
    await simulators.forget();
    const all = await Promise.all(Array.from({ length: 20 }, () => verifyBy(registries)));
    assert.ok(all.every((outcome) => outcome === 'unknown'));
    const asked = (await simulators.received('lgsp')).filter(({ path }) => path === 'token');
    const basic = Buffer.from(`${account.clientId}:${account.clientSecret}`).toString('base64');
    assert.deepEqual(
      [...new Set(asked.map(({ body, headers }) => `${headers.authorization} ${body}`))],
      [`Basic ${basic} grant_type=client_credentials`],
    );
    assert.ok(asked.length <= 2, `${asked.length} requests for a token`);
  },
);

contract.test('a wrong secret gets no token: an outage of ours, worded and kept', async () => {
  const fault = await faultOf(() => verifyBy(connect({ clientSecret: 'sai' })));
  assert.deepEqual([fault.code, fault.isOutage], ['no-token', true]);
  assert.deepEqual([kept.at(-1)?.outcome, kept.at(-1)?.faultCode], ['failed', 'no-token']);
});

contract.ordered(
  'the platform down is an outage of every service behind it',
  async ({ simulators }) => {
    for (const plan of [{ isOut: true }, { errors: 1 }]) {
      await simulators.order('lgsp', plan);
      const fault = await faultOf(() => verifyBy(connect({})));
      assert.ok(fault.isOutage, JSON.stringify(plan));
    }
  },
);

contract.ordered(
  'a token that is slow to come is waited for no longer than the call',
  async ({ simulators }) => {
    await simulators.order('lgsp', { latency: 1500 });
    const began = performance.now();
    const slow = connect({});
    const asked = Array.from({ length: 3 }, () => faultOf(() => verifyBy(slow, NOBODY, 400)));
    const codes = (await Promise.all(asked)).map(({ code }) => code);
    assert.deepEqual(codes, ['timed-out', 'timed-out', 'timed-out']);
    assert.ok(performance.now() - began < 1400);
  },
);

contract.ordered(
  'each call names officer, agency, purpose and procedure for the platform’s own log',
  async ({ last }) => {
    await verifyBy(registries);
    const { headers } = await last();
    assert.match(headers.authorization ?? '', /^Bearer [\w-]{36}$/);
    assert.deepEqual(
      ['x-can-bo', 'x-don-vi', 'x-muc-dich', 'x-ma-tthc'].map((name) =>
        decodeURIComponent(String(headers[name])),
      ),
      [context.subject, context.agency, context.purpose, '1.001193'],
    );
  },
);

contract.test('every call is kept with for whom, what for and its whole answer', async () => {
  await verifyBy(registries);
  const [record = assert.fail()] = records;
  assert.deepEqual(
    [record.service, record.subject, record.agency, record.purpose, record.outcome, record.status],
    ['XacThucThongTinCongDan', context.subject, context.agency, context.purpose, 'answered', 200],
  );
  assert.match(record.request, /XacThucThongTinCongDan/);
  assert.match(record.response ?? '', /TonTai/);
  assert.doesNotMatch(JSON.stringify(records), new RegExp(account.clientSecret));
});

contract.ordered(
  'a service with an address of its own is called there, the others below the platform',
  async ({ last }) => {
    const { url, received, close } = await listen();
    try {
      const routed = connect({ routes: { csdldc: null, bhxh: url } });
      await faultOf(() => routed.socialInsurance.byCode('1', context, 2000));
      assert.deepEqual(
        received.map(({ path }) => path),
        ['/getTraCuuTtHgdByMaSoBhxh'],
      );
      await verifyBy(routed);
      assert.equal((await last()).path, 'csdldc');
      assert.deepEqual([...routed.connected].toSorted(), [
        'national-population',
        'social-insurance',
      ]);
    } finally {
      close();
    }
  },
);

const SIGNATURE = { user: account.clientId, client: 'VN/GOV/H33', apiKey: 'khoa-thu' };

contract.ordered(
  'a call may be signed in place of a token, with time stamp, client and key',
  async ({ last }) => {
    const signature = { ...SIGNATURE, secret: account.clientSecret };
    const contact = { account: 'mot-cua', phone: '02973812345' };
    const signed = connect({ population: { channel: '033', contact, signature } });
    assert.equal(await verifyBy(signed), 'unknown');
    const { headers, body } = await last();
    assert.match(String(headers['timestamp']), /^\d{13}$/);
    const [user, sum] = Buffer.from((headers.authorization ?? '').replace('Basic ', ''), 'base64')
      .toString('utf8')
      .split(':');
    assert.equal(user, SIGNATURE.user);
    assert.match(sum ?? '', /^[0-9a-f]{64}$/);
    assert.deepEqual(
      [headers['x-road-client'], headers['apikey']],
      [SIGNATURE.client, SIGNATURE.apiKey],
    );
    assert.match(
      body,
      /<dc:MaTichHop>033<.*<dc:MaDonVi>[^<]+<\/dc:MaDonVi><dc:TaiKhoan>mot-cua<\/dc:TaiKhoan><dc:SoDienThoai>02973812345<\/dc:SoDienThoai><dc:SoDinhDanh>/,
    );
  },
);

contract.ordered('a signature with another secret is not admitted', async () => {
  const signature = { ...SIGNATURE, secret: 'sai' };
  const wrong = connect({ population: { channel: '037', contact: null, signature } });
  const fault = await faultOf(() => verifyBy(wrong));
  assert.deepEqual([fault.code, fault.isOutage], ['not-signed-in', true]);
});

/** A service at an address of its own that knows nothing. */
async function listen() {
  const received: { readonly path: string; readonly headers: IncomingHttpHeaders }[] = [];
  const server = createServer((request, response) => {
    received.push({ path: request.url ?? '', headers: request.headers });
    response.writeHead(404).end();
  });
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  const address = server.address();
  assert.ok(typeof address === 'object' && address !== null);
  const close = (): void => {
    server.closeAllConnections();
    server.close();
  };
  return { url: `http://127.0.0.1:${address.port}`, received, close };
}
