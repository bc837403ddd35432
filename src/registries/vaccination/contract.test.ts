import { strict as assert } from 'node:assert';
import type { Day } from '#kernel/day.ts';
import { pullPages } from '#registries/pull-pages.ts';
import type { VaccinationRecord } from '#registries/vaccination/codec.ts';
import { faultOf, openContract } from '#test/support/contract-target.ts';
import { HARD_NAME } from '#test/support/case-contract.ts';
import { lineContract, numberedErrorContract } from '#test/support/line-contract.ts';

const contract = await openContract('vaccination');
const { context, registries } = contract;
const { page, correct, certificates } = registries.vaccination;
const period = ({ from, to }: { readonly from: string; readonly to: string }) => ({
  from: from as Day,
  to: to as Day,
});
const NEVER = { from: '1901-01-01' as Day, to: '1901-01-02' as Day };
const PATIENT = { from: 1, tries: 30, wait: 1 };

contract.about(
  'vaccination',
  'all records of a period come page by page, each once',
  async (known) => {
    const ids = new Set<string>();
    let count = 0;
    for await (const { page: at, content } of pullPages((of) => page(period(known), of, context))) {
      assert.equal(content.page, at);
      for (const { id, injectedOn } of content.records) {
        assert.match(injectedOn, /^\d{8}$/);
        ids.add(id);
        count += 1;
      }
    }
    assert.ok(count > 0 && ids.size === count);
  },
);

contract.test('a period without injections has no pages', async () => {
  const pages = [];
  for await (const pulled of pullPages((at) => page(NEVER, at, context))) pages.push(pulled);
  assert.deepEqual(pages, []);
});

contract.ordered(
  'a line that fails between pages loses and doubles none',
  async ({ order, data }) => {
    const pull = async (options: typeof PATIENT): Promise<VaccinationRecord[]> => {
      const records: VaccinationRecord[] = [];
      const asked = (at: number) => page(period(data.vaccination), at, context);
      for await (const { content } of pullPages(asked, options)) records.push(...content.records);
      return records;
    };
    const right = await pull(PATIENT);
    await order({ errors: 0.3, lostAnswers: 0.1, cutOff: 0.1, webPages: 0.1, rubbish: 0.1 });
    assert.deepEqual(await pull(PATIENT), right);
    await order({ isOut: true });
    assert.equal((await faultOf(() => pull({ ...PATIENT, tries: 2 }))).code, 'unreachable');
  },
);

contract.ordered('who stopped at a page goes on from the next', async ({ order, data }) => {
  const asked = (at: number) => page(period(data.vaccination), at, context);
  const whole = [];
  for await (const { content } of pullPages(asked)) whole.push(...content.records);
  const kept: VaccinationRecord[] = [];
  let taken = 0;
  const pull = async (from: number): Promise<void> => {
    for await (const { page: at, content } of pullPages(asked, { from, tries: 1, wait: 1 })) {
      kept.push(...content.records);
      taken = at;
      if (at === 1 && from === 1) await order({ isOut: true });
    }
  };
  await faultOf(() => pull(1));
  await order({});
  await pull(taken + 1);
  assert.deepEqual(kept, whole);
});

contract.ordered(
  'a record is put right once, however often it is said',
  async ({ data, order }) => {
    const { records } = await page(period(data.vaccination), 1, context);
    const wrong = records.find(({ identityNumber }) => identityNumber === '') ?? assert.fail();
    const right = {
      name: HARD_NAME,
      identityNumber: '091085000001',
      birthDate: '1985-01-01',
      sex: 'female',
    } as const;
    const correction = { key: 'dc-1', id: wrong.id, right };
    await order({ lostAnswers: 1 });
    await faultOf(() => correct(correction, context));
    await order({});
    await correct(correction, context);
    const later = { ...correction, key: 'dc-2', right: { ...right, sex: 'male' } } as const;
    await correct(later, context);
    // The first arrives once more, late: what was said after it stands.
    await correct(correction, context);
    const again = await page(period(data.vaccination), 1, context);
    const found = again.records.filter(({ id }) => id === wrong.id);
    const { name, identityNumber } = right;
    assert.deepEqual(found, [{ ...wrong, name, identityNumber, birthDate: '19850101', sex: '1' }]);
  },
);

contract.ordered(
  'a correction without a number, or of no record, is refused with the number of the error',
  async ({ data }) => {
    const { records } = await page(period(data.vaccination), 1, context);
    const [record = assert.fail()] = records;
    const right = { name: record.name, identityNumber: '', birthDate: '1985', sex: null };
    const saying = (id: string, changes: object) => () =>
      correct({ key: 'dc-3', id, right: { ...right, ...changes } }, context);
    const noNumber = await faultOf(saying(record.id, {}));
    assert.deepEqual([noNumber.code, noNumber.message], ['refused', '4 Thiếu số định danh']);
    const badDate = { identityNumber: '091085000001', birthDate: '31/02' };
    const wrongDate = await faultOf(saying(record.id, badDate));
    assert.deepEqual([wrongDate.code, wrongDate.message], ['refused', '5 Sai ngày sinh']);
    const nobody = await faultOf(saying('MT-KHONG-CO', badDate));
    assert.deepEqual([nobody.code, nobody.message], ['refused', '201 RECORD_NOT_FOUND']);
  },
);

contract.about(
  'vaccination',
  'the data of a certificate has the eleven fields',
  async ({ certified }) => {
    const found = await certificates([certified, '091000000000'], context);
    for (const certificate of found) {
      assert.equal(Object.keys(certificate).length, 11);
      assert.equal(certificate.disease, 'COVID-19');
      assert.ok(certificate.doses >= 2);
      assert.match(certificate.certificate, /\S/);
    }
    assert.ok(found.length <= 1, 'nobody has none');
  },
);

contract.ordered('who had two injections under one number has a certificate', async ({ data }) => {
  const { records } = await page(period(data.vaccination), 1, context);
  const byNumber = Map.groupBy(records, ({ identityNumber }) => identityNumber);
  const [number] =
    [...byNumber].find(([of, doses]) => of !== '' && doses.length === 2) ?? assert.fail();
  const [certificate = assert.fail()] = await certificates([number], context);
  assert.deepEqual(
    [certificate.doses, certificate.name, certificate.nationality],
    [2, byNumber.get(number)?.at(-1)?.name, 'VNM'],
  );
});

contract.ordered(
  'a certificate is made of the injections as they stand after a correction',
  async ({ data, simulators }) => {
    const listed = async () => (await page(period(data.vaccination), 1, context)).records;
    const owners = new Map(simulators.people.map((person) => [person.number, person]));
    const records = await listed();
    const single = records.find(({ identityNumber, phone }) => {
      const same = records.filter((one) => one.identityNumber === identityNumber);
      return owners.has(identityNumber) && same.length === 1 && phone === '';
    });
    assert.ok(single !== undefined);
    const own = Number(single.id.slice(2));
    const other = records.find(({ id }) => Number(id.slice(2)) === own + (own % 2 === 1 ? 1 : -1));
    assert.ok(other !== undefined);
    assert.deepEqual(await certificates([single.identityNumber], context), []);
    const person = owners.get(single.identityNumber) ?? assert.fail();
    const right = { ...person, identityNumber: person.number };
    await correct({ key: 'dc-4', id: other.id, right }, context);
    const [certificate] = await certificates([person.number], context);
    assert.equal(certificate?.doses, 2);
  },
);

contract.ordered('a page is asked for by the members of the police exchange', async ({ last }) => {
  await page({ from: '2021-09-01' as Day, to: '2021-12-31' as Day }, 2, context);
  const { path, body } = await last();
  assert.equal(path, 'tiemchung/danhSachTiem');
  assert.equal(
    body,
    '{"TuNgay":"20210901","DenNgay":"20211231","Loai":"1","Trang":2,"SoBanGhi":500}',
  );
});

const first = () => page(NEVER, 1, context);
lineContract(contract, first, 'json');
numberedErrorContract(contract, first, 'refused');
