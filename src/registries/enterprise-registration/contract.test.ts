import { strict as assert } from 'node:assert';
import { openCaseContract } from '#test/support/case-contract.ts';
import { deadlineContract, numberedErrorContract } from '#test/support/line-contract.ts';

const { contract } = await openCaseContract({
  system: 'enterprise-registration',
  procedure: '1.001612',
  module: '1.001612',
  path: { submit: 'dkkd/nopHoSo', status: 'dkkd/tinhTrangHoSo' },
  member: 'tenHoKinhDoanh',
  members: { tenHoKinhDoanh: 'Hộ kinh doanh Mỹ Hạnh' },
});
const { context, registries } = contract;
const { enterprise, householdBusinesses } = registries.enterpriseRegistration;
const TIMEOUT = 5000;

contract.about('enterprise', 'a firm is found by its code', async ({ code, representative }) => {
  const found = await enterprise(code, context, TIMEOUT);
  assert.deepEqual([found?.code, found?.representative], [code, representative]);
  assert.notEqual(found?.name, '');
  assert.notEqual(found?.status, '');
});

contract.about(
  'householdBusiness',
  'a household business by its code, or by its owner',
  async (known) => {
    for (const words of [known.code, known.ownerNumber]) {
      const found = await householdBusinesses(words, context, TIMEOUT);
      assert.ok(found.some(({ code }) => code === known.code));
    }
  },
);

contract.test('a code that no firm and nobody has is no fault', async () => {
  assert.equal(await enterprise('0000000000', context, TIMEOUT), null);
  assert.deepEqual(await householdBusinesses('000000000000', context, TIMEOUT), []);
  assert.deepEqual(await householdBusinesses('<x>&"', context, TIMEOUT), []);
});

contract.ordered('a firm is asked for by msdn', async ({ last }) => {
  await enterprise('1700000001', context, TIMEOUT);
  const { path, body } = await last();
  assert.deepEqual([path, JSON.parse(body)], ['dkkd/chiTietDoanhNghiep', { msdn: '1700000001' }]);
});

const lookUp = (timeout = TIMEOUT) => enterprise('0000000000', context, timeout);
deadlineContract(contract, lookUp);
numberedErrorContract(contract, lookUp, 'nothing');
