import { strict as assert } from 'node:assert';
import { randomUUID } from 'node:crypto';
import type { NewBudgetUnit } from '#registries/budget-units/codec.ts';
import { faultOf, openContract } from '#test/support/contract-target.ts';
import { HARD_NAME } from '#test/support/case-contract.ts';
import {
  deadlineContract,
  lineContract,
  numberedErrorContract,
} from '#test/support/line-contract.ts';

const contract = await openContract('budget-units');
const { context, registries } = contract;
const { find } = registries.budgetUnits;
const TIMEOUT = 5000;
const issue = (unit: NewBudgetUnit) => registries.budgetUnits.issue(unit, context, TIMEOUT);
const unitOf = (key: string) => ({
  key,
  name: `Trường Mầm non ${key.slice(0, 8)} ${HARD_NAME}`,
  address: 'Xã Bình An',
  founding: 'Quyết định 12/QĐ-UBND',
});

contract.about(
  'budgetUnit',
  'a unit is found by its code, and by words of its name',
  async (known) => {
    const [byCode] = await find(known.code, context, TIMEOUT);
    assert.deepEqual([byCode?.code, byCode?.name], [known.code, known.name]);
    const byWords = await find(known.name, context, TIMEOUT);
    assert.ok(byWords.some(({ code }) => code === known.code));
  },
);

contract.test('words that no unit has find nothing', async () => {
  assert.deepEqual(await find('không-có-đơn-vị-này', context, TIMEOUT), []);
});

contract.test('a code is issued once for each asking: a repeat is told the same', async () => {
  const unit = unitOf(randomUUID());
  const first = await issue(unit);
  assert.match(first.code, /^\d{7}$/);
  assert.equal(first.name, unit.name);
  assert.deepEqual(await issue(unit), first);
  assert.notEqual((await issue(unitOf(randomUUID()))).code, first.code);
});

contract.ordered(
  'a code whose answer was lost is the one that a repeat is told',
  async ({ order }) => {
    const unit = unitOf(randomUUID());
    await order({ lostAnswers: 1 });
    await faultOf(() => issue(unit));
    await order({});
    const told = await issue(unit);
    assert.deepEqual(await issue(unit), told);
  },
);

contract.ordered('the unit goes with the number of the asking', async ({ last }) => {
  const unit = unitOf(randomUUID());
  await issue(unit);
  const { path, body } = await last();
  assert.equal(path, 'dvqhns/capMa');
  assert.deepEqual(JSON.parse(body), {
    maYeuCau: unit.key,
    tenDonVi: unit.name,
    diaChi: unit.address,
    quyetDinhThanhLap: unit.founding,
  });
});

contract.test('a unit without a name is refused', async () => {
  const fault = await faultOf(() => issue({ ...unitOf(randomUUID()), name: '' }));
  assert.deepEqual([fault.code, fault.message], ['refused', '200 RECORD_UNCOMPLETE']);
});

const lookUp = (timeout = TIMEOUT) => find('không-có-đơn-vị-này', context, timeout);
lineContract(contract, lookUp, 'json');
deadlineContract(contract, lookUp);
numberedErrorContract(contract, lookUp, 'nothing');
