import { strict as assert } from 'node:assert';
import { randomUUID } from 'node:crypto';
import { childOf, findElement, readXml, textAt } from '#registries/read-xml.ts';
import { faultOf, openContract } from '#test/support/contract-target.ts';
import type { KnownPerson } from '#test/support/contract-data.ts';
import { listContract } from '#test/support/list-contract.ts';
import {
  deadlineContract,
  lineContract,
  numberedErrorContract,
} from '#test/support/line-contract.ts';

const contract = await openContract('national-population');
const { context, registries } = contract;
const { population } = registries;
const TIMEOUT = 5000;
const NOBODY = '091000000000';

const queryOf = (
  person: Pick<KnownPerson, 'number' | 'name' | 'birthDate'>,
  changes: object = {},
) => ({
  query: randomUUID(),
  service: '1.001193',
  officer: context.subject,
  agency: context.agency,
  number: person.number,
  name: person.name,
  birthDate: person.birthDate,
  ...changes,
});
const verify = (person: KnownPerson, changes: object = {}, timeout = TIMEOUT) =>
  population.verify(queryOf(person, changes), context, timeout);
const SOMEBODY: KnownPerson = {
  number: NOBODY,
  name: 'Không Có',
  birthDate: '1985-01-01',
  sex: 'female',
};

contract.about(
  'person',
  'a person is verified by number, name and a birth date that may be known in part',
  async (person) => {
    const { birthDate } = person;
    for (const born of [birthDate, birthDate.slice(0, 7), birthDate.slice(0, 4), null]) {
      assert.equal(await verify(person, { birthDate: born }), 'matches', String(born));
    }
    assert.equal(await verify(person, { name: 'Người Khác' }), 'differs');
    assert.equal(await verify(person, { birthDate: '1900-01-01' }), 'differs');
    assert.equal(await verify(person, { name: person.name.normalize('NFD') }), 'matches');
  },
);

contract.about('nobody', 'a number that nobody has is known to nobody', async (number) => {
  assert.equal(await verify(SOMEBODY, { number }), 'unknown');
  assert.equal(await population.lookUp(queryOf(SOMEBODY, { number }), context, TIMEOUT), null);
});

contract.about(
  'child',
  'a look-up tells the person and the family; the number of an old card does too',
  async (child) => {
    const found = await population.lookUp(queryOf(child), context, TIMEOUT);
    assert.ok(found !== null);
    assert.deepEqual(
      [found.number, found.name, found.sex, found.birthDate],
      [child.number, child.name, child.sex, child.birthDate],
    );
    assert.deepEqual(found.residence, { unit: child.commune, line: child.address });
    assert.equal(found.mother?.number, child.mother.number);
    assert.notEqual(found.householder, null);
    if (child.oldNumber !== '') {
      assert.equal(await verify(child, { number: child.oldNumber }), 'matches');
    }
  },
);

contract.about('child', 'kinship is confirmed of the mother and of nobody else', async (child) => {
  const kin = (number: string, relation: 'parent' | 'spouse') =>
    population.verifyKinship(
      queryOf(child),
      { number, name: child.mother.name },
      relation,
      context,
      TIMEOUT,
    );
  assert.equal(await kin(child.mother.number, 'parent'), 'matches');
  assert.equal(await kin(child.mother.number, 'spouse'), 'differs');
  assert.equal(await kin(NOBODY, 'parent'), 'differs');
});

contract.about('person', 'markup in a name is text for the service', async (person) => {
  assert.equal(await verify(person, { name: '<x>&"A\u0000' }), 'differs');
});

contract.ordered(
  'the message is SOAP with its members in the documented order',
  async ({ last }) => {
    const member = async (changes: object) => {
      await verify(SOMEBODY, changes);
      const { path, headers, body } = await last();
      assert.deepEqual(
        [path, headers['soapaction'], headers['content-type']],
        ['csdldc', 'XacThucThongTinCongDan', 'text/xml; charset=utf-8'],
      );
      const envelope = readXml({ status: 200, text: body });
      assert.equal(envelope.namespace, 'http://schemas.xmlsoap.org/soap/envelope/');
      const [operation = assert.fail()] = findElement(envelope, 'Body')?.children ?? [];
      assert.equal(operation.namespace, 'http://dancuquocgia.bca');
      return operation;
    };
    const whole = await member({ name: 'Đỗ Thị <b>&"Ữ' });
    assert.deepEqual(
      whole.children.map(({ name }) => name),
      [
        'MaYeuCau',
        'MaDVC',
        'MaTichHop',
        'MaCanBo',
        'MaDonVi',
        'SoDinhDanh',
        'HoVaTen',
        'NgayThangNamSinh',
      ],
    );
    assert.deepEqual(
      ['MaDVC', 'MaTichHop', 'MaCanBo', 'MaDonVi', 'HoVaTen'].map((name) => textAt(whole, name)),
      ['1.001193', '037', context.subject, context.agency, 'Đỗ Thị <b>&"Ữ'],
    );
    assert.equal(textAt(whole, 'NgayThangNamSinh', 'NgayThangNam'), '19850101');
    const year = await member({ birthDate: '1985-11', number: '371234567' });
    assert.equal(textAt(year, 'NgayThangNamSinh', 'Nam'), '1985');
    assert.deepEqual([textAt(year, 'SoCMND'), childOf(year, 'SoDinhDanh')], ['371234567', null]);
    const none = await member({ birthDate: null });
    assert.equal(childOf(none, 'NgayThangNamSinh'), null);
  },
);

contract.ordered('kinship is asked under its own name space', async ({ last }) => {
  const relative = { number: NOBODY, name: 'A' };
  await population.verifyKinship(queryOf(SOMEBODY), relative, 'spouse', context, TIMEOUT);
  const { body, headers } = await last();
  assert.equal(headers['soapaction'], 'XacMinhThongTinNhanThan');
  const operation = findElement(readXml({ status: 200, text: body }), 'XacMinhThongTinNhanThan');
  assert.equal(operation?.namespace, 'http://gtel.vn/qldc');
});

contract.ordered('a SOAP fault is worded with its own reason', async ({ simulators }) => {
  const fault = await faultOf(() => verify(SOMEBODY, { service: '' }));
  assert.deepEqual(
    [fault.code, fault.message, fault.isOutage],
    ['soap-fault', 'Thiếu MaYeuCau, MaCanBo hoặc MaDVC', false],
  );
  assert.equal((await simulators.received('national-population')).length > 0, true);
});

const look = (timeout = TIMEOUT) => verify(SOMEBODY, {}, timeout);
lineContract(contract, look, 'xml');
deadlineContract(contract, look);

const citizensAt = async (page: number) => {
  const { citizens, pages } = await population.page('', page, context);
  const people = citizens.map(({ number, name, birthDate, sex }) => {
    return { id: number, name, birthDate, sex, identityNumber: number };
  });
  return { pages, people };
};
listContract(contract, citizensAt);
numberedErrorContract(contract, () => citizensAt(1), 'refused');

contract.ordered(
  'the living of a commune come with the day of their card, as the members of a page ask for them',
  async ({ data, last, simulators }) => {
    const { citizens } = await population.page(data.child.commune, 1, context);
    assert.ok(citizens.every(({ commune }) => commune === data.child.commune));
    const { path, body } = await last();
    assert.equal(path, 'csdldc/danhSachCongDan');
    assert.deepEqual(JSON.parse(body), {
      MaPhuongXa: data.child.commune,
      Trang: 1,
      SoBanGhi: 1000,
    });
    const cards = new Map(citizens.map(({ number, cardIssuedOn }) => [number, cardIssuedOn]));
    for (const { number, diedOn, cardIssuedOn } of simulators.people) {
      assert.equal(cards.get(number), diedOn === null ? (cardIssuedOn ?? '') : undefined);
    }
    assert.deepEqual((await population.page('99999', 1, context)).citizens, []);
  },
);
