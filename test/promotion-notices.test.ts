import { strict as assert } from 'node:assert';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, before, beforeEach, test } from 'node:test';
import { nationalOrigin } from '#dossier/origin.ts';
import { pino } from 'pino';
import { openGate } from './support/open-gate.ts';
import { createContentStore } from '#documents/content-store.ts';
import { createFormShelf } from '#eform/form-shelf.ts';
import { readWholeForm } from '#eform/whole-form.ts';
import { readShippedForms, wholeForms } from '#host/form-files.ts';
import { noticeSeat } from '#host/portal-rounds.ts';
import { createDirectory } from '#store/directory.ts';
import {
  dossierIdOfNotice,
  readNotice,
  reportedNotices,
  retryNotice,
} from '#store/portal-notices.ts';
import { createRunCommand } from '#store/run-command.ts';
import { RegistryFault } from '#registries/registry-fault.ts';
import { compareDossiers } from '#worker/compare-dossiers.ts';
import { type NoticeDuty, takeNotices } from '#worker/take-notices.ts';
import {
  actsUpTo,
  catalogue,
  locality,
  plainActs,
  PROMOTION,
  receiptOf,
  seatOf,
  world,
} from './support/dossier-fixtures.ts';
import {
  actNow,
  dossierOf,
  historyOf,
  isTold,
  startTestExchange,
  systemNow,
  type TestExchange,
  until,
} from './support/exchange-fixture.ts';
import { runSimulators } from './support/simulators.ts';
import { openTestStore, receiveDossier, type TestStore } from './support/store-fixture.ts';

const AMENDMENT = '2.001474';
const simulators = await runSimulators();
const flatForms = wholeForms(await readShippedForms()).map((form) => {
  const read = readWholeForm(form);
  return read.ok ? read.value : assert.fail();
});
const law = {
  world: () => world,
  forms: () => createFormShelf(flatForms),
  now: systemNow,
  directory: () =>
    createDirectory({
      known: locality.agencies,
      working: locality.agencies,
      unitNames: new Map(),
      communes: [{ code: '30730', name: 'Phường Vĩnh Thanh Vân, Thành phố Rạch Giá' }],
      catalogue,
      province: { vi: '', en: '' },
      areas: new Map(),
      receives: () => true,
    }),
};
const documents = mkdtempSync(join(tmpdir(), 'mot-cua-notices-'));
const content = createContentStore(documents);
let store: TestStore;
let exchange: TestExchange;
let duty: NoticeDuty;

before(async () => {
  store = await openTestStore();
  exchange = startTestExchange(store, simulators);
  duty = {
    pool: store.pool,
    notices: exchange.registries.portal.notices,
    content,
    uploadGate: openGate(store.pool, content),
    runCommand: store.run,
    seatOf: (code) => noticeSeat(law, code),
    now: systemNow,
    log: pino({ level: 'silent' }),
    patience: 3_600_000,
  };
});
after(async () => {
  await exchange.stop();
  await store.close();
  rmSync(documents, { recursive: true });
});
beforeEach(() => simulators.order('national-portal'));

const countOf = async (dossierId: string): Promise<number> =>
  (
    await store.pool.query('select count(*)::int as count from event where dossier_id = $1', [
      dossierId,
    ])
  ).rows[0].count;

test('a notice filed at the portal is a dossier at the desk of the department, online, with its declaration and paper', async () => {
  const code = await simulators.filePromotion();
  await takeNotices(duty);
  const dossier = await dossierOf(store, dossierIdOfNotice(code));
  const { received, applicant } = dossier;
  assert.equal(received.channel, 'online');
  assert.equal(received.procedure.code, PROMOTION);
  assert.equal(received.desk, seatOf(PROMOTION).desk);
  assert.equal(received.due.at, null, 'a notice has no time limit');
  assert.deepEqual(dossier.phase.kind, 'waiting');
  assert.equal(applicant.kind, 'enterprise');
  assert.equal(applicant.organisation?.taxCode, '1700000001');
  assert.match(applicant.address, /Số 1, ấp Giả lập, Phường Vĩnh Thanh Vân/);
  assert.deepEqual(received.origin, {
    kind: 'national-portal',
    code,
    filedAt: '2022-06-20T07:30:00.000Z',
    amendment: null,
  });
  const { answers } = received.declaration ?? assert.fail();
  assert.equal(answers['kind'], 'giam-gia');
  assert.equal(answers['from'], '2022-07-01');
  assert.equal(answers['value'], 50_000_000);
  const [paper] = dossier.attachments;
  assert.equal(paper?.mediaType, 'application/pdf');
  assert.ok(await content.has(paper?.sha256 ?? ''));
  assert.equal((await simulators.promotions())[code]?.dossier, dossier.code);
});

test('the desk takes it up like any other, and the portal hears of it under its own code, once', async () => {
  const code = await simulators.filePromotion();
  await takeNotices(duty);
  const dossierId = dossierIdOfNotice(code);
  const acts = [...actsUpTo(PROMOTION, 'ghi-nhan'), plainActs.issue];
  await actNow(store, dossierId, { type: 'accept' }, ...acts);
  await until(() => isTold(store, dossierId));
  const { dossier } = await historyOf(store, dossierId);
  const compared = await compareDossiers(
    {
      pool: store.pool,
      portal: exchange.registries.portal,
      world: () => world,
      pace: { parallel: 1, tries: 1, wait: 0 },
    },
    [dossierId],
    'demo:quantri',
  );
  assert.deepEqual(compared, [{ kind: 'compared', dossierId, differences: [] }]);
  const held = (await simulators.promotions())[code];
  const last = held?.states.at(-1);
  assert.equal(last?.['MaHoSo'], code);
  assert.equal(last?.['MaHoSoDonVi'], dossier.code);
  assert.equal(last?.['TrangThai'], '9');
  const portal = await simulators.held();
  assert.equal(portal[dossier.code], undefined, 'one filing would count as two');
});

test('a notice received at a counter goes the ordinary way alone', async () => {
  const { dossierId, code } = await receiveDossier(store.run, PROMOTION, { at: systemNow() });
  await until(() => isTold(store, dossierId));
  const told = (await simulators.held())[code];
  assert.equal(told?.dossier['KenhThucHien'], '1');
  assert.equal(told?.dossier['NoiNopHoSo'], '2');
});

test('an answer that is lost, a repeat and a restart make no second dossier', async () => {
  const code = await simulators.filePromotion();
  const dossierId = dossierIdOfNotice(code);
  for (let tries = 0; tries < 12; tries += 1) {
    await simulators.order('national-portal', { lostAnswers: 0.5 });
    // Another process each time, with no memory of the one before.
    const runCommand = createRunCommand(store.pool, () => world);
    await takeNotices({ ...duty, runCommand }).catch((fault: unknown) => {
      assert.ok(fault instanceof RegistryFault, String(fault));
    });
  }
  await simulators.order('national-portal');
  await takeNotices(duty);
  await takeNotices(duty);
  assert.equal(await countOf(dossierId), 1);
  const { acknowledged, dossier } = (await simulators.promotions())[code] ?? assert.fail();
  assert.ok(acknowledged >= 1);
  assert.equal(dossier, (await dossierOf(store, dossierId)).code);
});

test('two processes that take the same notice at once make one dossier', async () => {
  const code = await simulators.filePromotion();
  const other = { ...duty, runCommand: createRunCommand(store.pool, () => world) };
  await Promise.all([takeNotices(duty), takeNotices(other)]);
  assert.equal(await countOf(dossierIdOfNotice(code)), 1);
});

test('nothing is told to the portal before the dossier is written', async () => {
  const code = await simulators.filePromotion();
  const down = (): Promise<never> => Promise.reject(new Error('no database'));
  await takeNotices({ ...duty, runCommand: down });
  assert.equal((await simulators.promotions())[code]?.acknowledged, 0);
  assert.equal(await readNotice(store.pool, dossierIdOfNotice(code)), null);
  await takeNotices(duty);
  assert.equal((await simulators.promotions())[code]?.acknowledged, 1);
});

const BAD: readonly (readonly [string, object, readonly string[]])[] = [
  ['no base64', { TaiLieuNop: [{ TenTepDinhKem: 'a.pdf', Base64: '???' }] }, ['file-unreadable']],
  [
    'a program under the name of a PDF',
    { TaiLieuNop: [{ TenTepDinhKem: 'a.pdf', Base64: btoa('MZ\u0090\u0000\u0003 not a paper') }] },
    ['file-unreadable'],
  ],
  ['no file at all', { TaiLieuNop: [] }, ['file-missing']],
  ['no trader', { TenThuongNhan: ' ' }, ['member-missing']],
  ['a day that is none', { ThoiGianKhuyenMaiTu: '20221331' }, ['member-unreadable']],
  ['a procedure that nobody has', { MaTTHC: '7.777777' }, ['procedure-unknown']],
];
for (const [what, changes, codes] of BAD) {
  test(`a notice with ${what} is told to a person, waits at the portal, and holds up no other`, async () => {
    const bad = await simulators.filePromotion(changes);
    const good = await simulators.filePromotion();
    await takeNotices(duty);
    assert.equal((await simulators.promotions())[good]?.acknowledged, 1);
    assert.equal((await simulators.promotions())[bad]?.acknowledged, 0);
    assert.equal(await countOf(dossierIdOfNotice(bad)), 0);
    const row = (await reportedNotices(store.pool, 100)).find(({ code }) => code === bad);
    assert.deepEqual(
      row?.problems.map(({ code }) => code),
      codes,
    );
  });
}

test('what the trader mended is taken over when a person lets it be looked at again', async () => {
  const code = await simulators.filePromotion({ TenThuongNhan: '' });
  const dossierId = dossierIdOfNotice(code);
  await takeNotices(duty);
  await simulators.filePromotion({ MaHoSo: code });
  await takeNotices(duty);
  assert.equal(await countOf(dossierId), 0, 'it is not asked for at every look');
  assert.ok(await retryNotice(store.pool, dossierId, systemNow()));
  await takeNotices(duty);
  assert.equal(await countOf(dossierId), 1);
  assert.equal((await readNotice(store.pool, dossierId))?.state, 'received');
});

test('an amendment is a dossier of its own that names the notice it changes', async () => {
  const first = await simulators.filePromotion();
  const code = await simulators.filePromotion({
    MaHoSo: '',
    MaHoSoQG: `${first}-SUA`,
    MaTTHC: AMENDMENT,
    ThongTinDaNop: { MaHoSoQGDNP: first, TenChuongTrinhKhuyenMaiDNP: 'Hè 2022' },
    ThongTinSuaDoi: { HangHoaDichVuKM: 'Thêm mực khô' },
    LyDoDieuChinh: 'Thêm hàng',
  });
  await takeNotices(duty);
  const { received } = await dossierOf(store, dossierIdOfNotice(code));
  assert.equal(received.procedure.code, AMENDMENT);
  assert.deepEqual(nationalOrigin(received.origin)?.amendment, {
    of: first,
    reason: 'Thêm hàng',
    changes: { HangHoaDichVuKM: 'Thêm mực khô' },
  });
  assert.equal(received.declaration?.answers['programme'], 'Hè 2022');
});

test('the system receives what was filed elsewhere and nothing else', async () => {
  const outcome = await store.run({
    command: { ...receiptOf(PROMOTION), desk: seatOf(PROMOTION).desk },
    officer: null,
    at: systemNow(),
  });
  assert.deepEqual(outcome, { ok: false, refusal: { code: 'role-may-not' } });
});
