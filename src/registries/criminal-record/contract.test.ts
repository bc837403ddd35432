import { strict as assert } from 'node:assert';
import { openCaseContract } from '#test/support/case-contract.ts';
import { faultOf } from '#test/support/contract-target.ts';

const { contract, service, newKey, requestOf, decided } = await openCaseContract({
  system: 'criminal-record',
  procedure: '2.000488',
  module: '',
  path: { submit: 'lltp/nhanHoSoDangKy', status: 'lltp/traTrangThaiHs' },
  stages: ['received', 'processing'],
  member: 'lyDo',
  envelope: [
    'maHoSo',
    'maTTHC',
    'maDonVi',
    'ngayTiepNhan',
    'nguoiYeuCau',
    'nguoiDuocCap',
    'toKhai',
  ],
  members: { lyDo: 'Xin việc làm' },
  knowsSupplements: false,
});
const { context } = contract;

contract.ordered(
  'status 5 says that the record is there: it is fetched, and marked as fetched',
  async ({ simulators }) => {
    const key = newKey();
    await service.submit(requestOf(key), context);
    const granted = await decided(key);
    assert.ok(granted.kind === 'granted');
    assert.match(granted.result.number, /PLLTP$/);
    assert.deepEqual(Object.keys(granted.result.details), ['ngayCap', 'loaiPhieu']);
    await service.acknowledge?.(key, context);
    await service.acknowledge?.(key, context);
    const cases = (await simulators.cases())['criminal-record'];
    assert.ok(cases?.find(({ key: code }) => code === key.code)?.isAcknowledged);
  },
);

contract.ordered('all three procedures go by their own code', async ({ last }) => {
  for (const procedure of ['2.000488', '2.001417', '2.000505']) {
    await service.submit(requestOf(newKey(procedure)), context);
    assert.equal((JSON.parse((await last()).body) as { maTTHC: string }).maTTHC, procedure);
  }
});

contract.ordered('a status that no source knows is a fault, not a guess', async ({ order }) => {
  await order({ verdict: 'refused' });
  const key = newKey();
  await service.submit(requestOf(key), context);
  await service.statusOf(key, context);
  await service.statusOf(key, context);
  const fault = await faultOf(() => service.statusOf(key, context));
  assert.deepEqual([fault.code, fault.message], ['wrong-shape', 'status 6 is not known']);
});
