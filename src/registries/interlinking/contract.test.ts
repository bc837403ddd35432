import { strict as assert } from 'node:assert';
import type { Dossier } from '#dossier/dossier.ts';
import { evolveAll } from '#dossier/dossier.ts';
import { dossierCode } from '#dossier/dossier-code.ts';
import type { DossierEvent, OutsideResult, RecordedEvent } from '#dossier/dossier-event.ts';
import { receive } from '#dossier/receive.ts';
import { dayOf, epochOf, instantFromEpoch } from '#kernel/day.ts';
import type { InterlinkingSource } from '#registries/interlinking/codec.ts';
import { interlinkingStatuses, type StatusStep } from '#registries/interlinking/statuses.ts';
import { simulatedPaper } from '#registries/simulation/paper.ts';
import { faultOf, openContract } from '#test/support/contract-target.ts';
import { at, officer, procedureOf, receiptOf, seatOf } from '#test/support/dossier-fixtures.ts';
import { lineContract } from '#test/support/line-contract.ts';
import { factsOf } from '#test/support/story.ts';

const contract = await openContract('interlinking');
const { records } = contract;
const dvclt = contract.registries.interlinking;
const birth = procedureOf('2.000986');
const context = { ...contract.context, procedureCode: birth.code };

/** Another at each run: a real system keeps what it was told before. */
let serial = Math.floor(Math.random() * 900_000_000);
const OPENED = at('2022-06-21 09:00');
const RESULT: OutsideResult = {
  number: '12/KS',
  book: '01/2022',
  page: '3',
  date: dayOf(OPENED),
  personalNumber: '091222000001',
  awaitsPersonalNumber: false,
  paper: null,
  details: {},
};

/** A birth with what happened to it, and the statuses that it brings. */
function dossierOf(...more: readonly DossierEvent[]): {
  readonly source: InterlinkingSource;
  readonly steps: readonly StatusStep[];
} {
  serial += 1;
  const { desk, handler } = seatOf(birth.code);
  const code = dossierCode(context.agency, dayOf(OPENED), serial);
  const received = receive(receiptOf(birth.code), factsOf(birth.code, OPENED), {
    code,
    desk,
    handler,
  });
  const events = [received, ...more].map(
    (event, index): RecordedEvent => ({
      version: index + 1,
      at: instantFromEpoch(epochOf(OPENED) + index * 61_000),
      actor: officer('specialist', handler),
      event,
    }),
  );
  const dossier: Dossier = evolveAll(events);
  const source: InterlinkingSource = {
    dossier,
    events,
    procedure: birth,
    agencyName: () => 'UBND phường Vĩnh Thanh Vân',
    workingDaysAfter: () => at('2022-06-30 17:00'),
    paper: Buffer.from('%PDF-giấy').toString('base64'),
  };
  return { source, steps: interlinkingStatuses(events, birth) };
}

const PASSED: DossierEvent = { type: 'passed-on', from: 'tiep-nhan', to: 'lien-thong', note: '' };
const ASKED: DossierEvent = {
  type: 'supplement-requested',
  items: [{ what: 'Giấy chứng sinh', reason: 'Bản đã nộp bị mờ' }],
  contact: '',
};
const LEG = { leg: '1.001193', dossierId: '01818b2e-0000-7000-8000-00000000000a' };
const BEGUN: DossierEvent = {
  type: 'leg-begun',
  ...LEG,
  code: dossierCode(context.agency, dayOf(OPENED), 2),
};
const GRANTED: DossierEvent = {
  type: 'leg-ended',
  leg: LEG.leg,
  outcome: 'granted',
  reason: '',
  result: {
    number: '12/GKS',
    register: RESULT,
    personalNumber: RESULT.personalNumber,
    awaitsPersonalNumber: false,
  },
  to: null,
};

async function tell({ source, steps }: ReturnType<typeof dossierOf>): Promise<void> {
  for (const step of steps) await dvclt.update(step, source, context);
}

contract.test('what was never told is not held', async () => {
  assert.deepEqual(await dvclt.statusesOf(dossierOf().source.dossier.code, context), []);
});

contract.test('statuses that are told are held, and found again in their order', async () => {
  const told = dossierOf(PASSED, ASKED);
  await tell(told);
  assert.deepEqual(await dvclt.statusesOf(told.source.dossier.code, context), ['1', '3', '2']);
});

contract.ordered('a status is told with who did what when', async ({ simulators }) => {
  const told = dossierOf(PASSED, ASKED);
  await tell(told);
  const { code, received } = told.source.dossier;
  const [first, , third] = (await simulators.interlinked())[code] ?? [];
  assert.equal(first?.['maTTHC'], '2.000986');
  assert.equal(first?.['soHoSoLT'], code);
  assert.equal(first?.['coQuanXuLy'], 5);
  assert.equal(first?.['trangThai'], 1);
  assert.equal(first?.['thoiGianThucHien'], '21/06/2022 09:00:00');
  assert.equal(first?.['ngayBatDau'], '21/06/2022 09:00:00');
  assert.match(String(first?.['ngayKetThucTheoQuyDinh']), /^\d\d\/07\/2022 \d\d:00:00$/);
  assert.ok(received.due.at !== null);
  assert.equal(first?.['ketQuaXuLy'], '');
  assert.equal(third?.['thoiGianThucHien'], '21/06/2022 09:02:02');
  assert.equal(third?.['ghiChu'], 'Giấy chứng sinh: Bản đã nộp bị mờ');
  assert.equal(third?.['hanBoSungHoSo'], '30/06/2022 17:00:00');
});

contract.test('a registration is taken with its paper; the log keeps not its bytes', async () => {
  const { source, steps } = dossierOf(PASSED, BEGUN, GRANTED);
  const paper = simulatedPaper('GIAY KHAI SINH').toString('base64');
  await tell({ source: { ...source, paper }, steps });
  const { code } = source.dossier;
  assert.deepEqual(await dvclt.statusesOf(code, context), ['1', '3', '7', '4']);
  assert.ok(records.every(({ request }) => !request.includes(paper)));
});

contract.ordered(
  'the registration carries number, book, page, personal number and paper',
  async ({ simulators }) => {
    const told = dossierOf(PASSED, BEGUN, GRANTED);
    await tell(told);
    const registered = (await simulators.interlinked())[told.source.dossier.code]?.at(-1);
    assert.equal(registered?.['trangThai'], 4);
    const result = JSON.parse(String(registered?.['ketQuaXuLy'])) as Record<string, string>;
    assert.equal(result['soDangKy'], '12/KS');
    assert.equal(result['quyenSo'], '01/2022');
    assert.equal(result['trangSo'], '3');
    assert.equal(result['ngayDangKy'], '21/06/2022');
    assert.equal(result['soDinhDanh'], '091222000001');
    assert.equal(result['maGiayToKetQua'], 'KQ.G15.000031');
    assert.match(Buffer.from(result['giayKhaiSinh'] ?? '', 'base64').toString(), /^%PDF-giấy$/);
    assert.ok(records.every(({ request }) => !request.includes(told.source.paper)));
  },
);

contract.test('out of order is told apart from other refusals; so is a repeat', async () => {
  const told = dossierOf(PASSED, BEGUN);
  const [first = assert.fail(), second = assert.fail(), third = assert.fail()] = told.steps;
  const codeOf = async (step: StatusStep) =>
    (await faultOf(() => dvclt.update(step, told.source, context))).code;
  assert.equal(await codeOf(second), 'out-of-order');
  await dvclt.update(first, told.source, context);
  assert.equal(await codeOf(first), 'out-of-order');
  assert.equal(await codeOf(third), 'out-of-order');
  await dvclt.update(second, told.source, context);
  assert.deepEqual(
    records.map(({ outcome }) => outcome),
    ['refused', 'answered', 'refused', 'refused', 'answered'],
  );
});

contract.ordered('what is refused for another reason is told with it', async () => {
  const { source, steps } = dossierOf();
  const nameless = { ...source, procedure: { ...birth, code: '' } };
  const fault = await faultOf(() => dvclt.update(steps[0] ?? assert.fail(), nameless, context));
  assert.equal(fault.code, 'refused');
  assert.match(fault.message, /Thiếu maTTHC/);
});

lineContract(contract, () => dvclt.statusesOf('x', context), 'json');

contract.ordered(
  'whatever comes for an answer to an update is a worded fault',
  async (simulator) => {
    const told = dossierOf();
    for (const [plan, code] of [
      [{ errors: 1 }, 'http-status'],
      [{ webPages: 1 }, 'web-page'],
      [{ rubbish: 1 }, 'wrong-encoding'],
      [{ cutOff: 1 }, 'not-json'],
      [{ isOut: true }, 'unreachable'],
    ] as const) {
      await simulator.order(plan);
      assert.equal((await faultOf(() => tell(told))).code, code);
    }
  },
);
