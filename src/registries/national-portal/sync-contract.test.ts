import { strict as assert } from 'node:assert';
import { progressKey } from '#registries/national-portal/adapter.ts';
import type { PortalDossier, PortalProgress } from '#registries/national-portal/codec.ts';
import { HARD_NAME } from '#test/support/case-contract.ts';
import { faultOf, openContract } from '#test/support/contract-target.ts';
import { lineContract } from '#test/support/line-contract.ts';

const contract = await openContract('national-portal');
const { account, context, records, registries } = contract;
const { portal } = registries;
const newCode = (): string =>
  `${context.agency}-220621-${String(Math.floor(Math.random() * 1e6)).padStart(6, '0')}`;
const dossierOf = (code: string): PortalDossier =>
  ({
    MaHoSo: code,
    MaTTHC: '1.001193',
    ChuHoSo: HARD_NAME,
    TrangThaiHoSo: '2',
    NgayHenTra: '20220621170000',
  }) as PortalDossier;
const lineOf = (code: string, status: PortalProgress['TrangThai']): PortalProgress => ({
  MaHoSo: code,
  NguoiXuLy: 'Cán bộ',
  ChucDanh: 'specialist',
  ThoiDiemXuLy: '20220621090000',
  PhongBanXuLy: 'UBND',
  NoiDungXuLy: 'Nhận xử lý',
  TrangThai: status,
});

contract.test(
  'the portal takes a dossier once, its changes, its progress, and tells what it has',
  async () => {
    const code = newCode();
    assert.equal(await portal.find(code, context), null);
    const early = await faultOf(() => portal.syncDossier(dossierOf(code), true, context));
    assert.equal(early.code, 'refused');
    await portal.syncDossier(dossierOf(code), false, context);
    const twice = await faultOf(() => portal.syncDossier(dossierOf(code), false, context));
    assert.equal(twice.code, 'refused');
    await portal.syncDossier({ ...dossierOf(code), TrangThaiHoSo: '4' }, true, context);
    await portal.addProgress([lineOf(code, '2'), lineOf(code, '4')], context);
    const found = await portal.find(code, context);
    assert.equal(found?.status, '4');
    assert.deepEqual(
      [...(found?.progress ?? [])],
      [progressKey(lineOf(code, '2')), progressKey(lineOf(code, '4'))],
    );
  },
);

contract.ordered('all ten statuses are taken', async () => {
  const code = newCode();
  await portal.syncDossier(dossierOf(code), false, context);
  for (const status of ['1', '2', '3', '4', '5', '6', '7', '8', '9', '10'] as const) {
    await portal.syncDossier({ ...dossierOf(code), TrangThaiHoSo: status }, true, context);
    assert.equal((await portal.find(code, context))?.status, status);
  }
});

contract.ordered(
  'a session that ends is begun anew; its secrets are not kept',
  async ({ simulators }) => {
    const code = newCode();
    await portal.find(code, context);
    await simulators.forget();
    const from = records.length;
    assert.equal(await portal.find(code, context), null);
    assert.deepEqual(
      records.slice(from).map(({ service }) => service),
      ['TraCuuHoSo', 'login', 'TraCuuHoSo'],
    );
    assert.match(records.at(-1)?.response ?? '', /error_code/);
    const text = JSON.stringify(records);
    assert.doesNotMatch(text, /"password|phien-\d/);
  },
);

contract.ordered(
  'the wire is login with dstcode, then calls with session, unit and service',
  async ({ simulators, last }) => {
    await simulators.forget();
    const code = newCode();
    await portal.syncDossier(dossierOf(code), false, context);
    const logins = (await simulators.received('national-portal')).filter(
      ({ path }) => path === 'dvcqg/login',
    );
    assert.equal(logins.at(-1)?.headers['dstcode'], account.portal.destination);
    assert.deepEqual(JSON.parse(logins.at(-1)?.body ?? ''), {
      username: account.portal.username,
      password: account.portal.password,
    });
    const { path, body } = await last();
    assert.equal(path, 'dvcqg/call');
    const sent = JSON.parse(body) as Record<string, unknown>;
    assert.deepEqual(Object.keys(sent), ['session', 'madonvi', 'service', 'isUpdating', 'data']);
    assert.deepEqual(
      [sent['madonvi'], sent['service'], sent['isUpdating'], sent['data']],
      [account.portal.unit, 'DongBoHoSoMC', 'False', [dossierOf(code)]],
    );
  },
);

lineContract(contract, () => portal.find('x', context), 'json');
