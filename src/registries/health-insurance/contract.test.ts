import { strict as assert } from 'node:assert';
import { USABLE_RESULTS } from '#store/report-figures.ts';
import { createHash } from 'node:crypto';
import { RESULT_CODES } from '#registries/health-insurance/codec.ts';
import { faultOf, openContract } from '#test/support/contract-target.ts';
import { deadlineContract, lineContract } from '#test/support/line-contract.ts';

const contract = await openContract('health-insurance');
const { account, context, records, registries } = contract;
const TIMEOUT = 5000;
const look = (card: string, name: string, birthDate: string, timeout = TIMEOUT) =>
  (registries.healthInsurance ?? assert.fail('there is no account')).lookUpCard(
    { card, name, birthDate },
    context,
    timeout,
  );
const anybody = (timeout = TIMEOUT) => look('0000000000', 'Không Có', '1985', timeout);

contract.about(
  'insured',
  'a card is found by the code and by the personal number',
  async (known) => {
    for (const number of [known.code, known.number]) {
      const answer = await look(number, known.name, known.birthDate);
      assert.deepEqual([answer.result, answer.group], ['000', 'usable'], number);
      assert.equal(answer.card?.name, known.name);
      assert.ok(answer.card?.code.endsWith(known.code));
      assert.match(answer.card?.to ?? '', /^\d\d\/\d\d\/\d{4}$/);
    }
  },
);

contract.about(
  'insured',
  'the gateway compares letter by letter: 060, 061 and 070 say what differs',
  async (known) => {
    const first = known.name[0] ?? '';
    const asked = [
      ['Ŵ Khác', known.birthDate, '060'],
      [`${first}huỳnh Khác`, known.birthDate, '061'],
      [known.name, '1901-01-01', '070'],
    ] as const;
    for (const [name, birthDate, result] of asked) {
      const answer = await look(known.code, name, birthDate);
      assert.deepEqual(
        [answer.result, answer.group, answer.card],
        [result, 'identity-mismatch', null],
      );
    }
  },
);

contract.test('a card that there is not is 050, and no fault', async () => {
  const answer = await anybody();
  assert.deepEqual([answer.result, answer.group, answer.card], ['050', 'not-found', null]);
  assert.equal(records.at(-1)?.outcome, 'answered');
});

/** What may be done after each code, as data/bhyt.json groups them; it leaves 001, 002 and 130 out. */
const GROUPS = {
  usable: ['000', '003', '003.1', '004'],
  'other-manager': ['001', '002'],
  'identity-mismatch': ['060', '061', '070', '080', '090'],
  'not-found': ['050', '051', '052', '053'],
  expired: ['010', '110', '120', '121', '122', '123', '124'],
  technical: ['100', '101', '205', '401', '501'],
  unclassified: ['130'],
} as const;

contract.ordered(
  'every result code of the gateway is known, with what it means and allows',
  async ({ order }) => {
    const codes = Object.entries(GROUPS).flatMap(([group, all]) =>
      all.map((code) => [code, group]),
    );
    assert.deepEqual(new Set(codes.map(([code]) => code)), new Set(Object.keys(RESULT_CODES)));
    assert.deepEqual(USABLE_RESULTS, GROUPS.usable, 'the report counts the same as found');
    for (const [code = '', group] of codes) {
      await order({ refusal: code });
      const answer = await anybody();
      assert.deepEqual([answer.result, answer.group], [code, group]);
      assert.notEqual(answer.text.vi, '');
    }
    await order({ refusal: '999' });
    const fault = await faultOf(() => anybody());
    assert.deepEqual([fault.code, fault.message], ['wrong-shape', 'code 999']);
  },
);

contract.ordered(
  'a token is kept; one that is not accepted any more is fetched anew, once',
  async ({ simulators, order }) => {
    const tokens = async () =>
      (await simulators.received('health-insurance')).filter(({ path }) => path.endsWith('take'));
    await anybody();
    const before = (await tokens()).length;
    await anybody();
    assert.equal((await tokens()).length, before);
    await simulators.forget();
    assert.equal((await anybody()).result, '050');
    assert.equal((await tokens()).length, before + 1);
    await order({ refusal: '401' });
    assert.equal((await anybody()).result, '401', 'told as it is, and asked no third time');
    assert.equal((await tokens()).length, before + 2);
  },
);

contract.ordered(
  'fetching a token counts towards the deadline of the look-up',
  async ({ simulators, order }) => {
    await simulators.forget();
    await order({ latency: 400 });
    const began = performance.now();
    assert.equal((await faultOf(() => anybody(600))).code, 'timed-out');
    assert.ok(performance.now() - began < 900);
  },
);

contract.ordered('the wire is as documented, and no secret of it is kept', async ({ last }) => {
  await look('4990000000', 'Đỗ Thị <b>&"Ữ', '1985-11-19');
  const { path, query, body } = await last();
  assert.equal(path, 'bhyt/api/egw/KQNhanLichSuKCB2024');
  assert.deepEqual(Object.keys(query), ['token', 'id_token', 'username', 'password']);
  const password = createHash('md5')
    .update(account.insurance?.password ?? '')
    .digest('hex');
  assert.deepEqual([query['username'], query['password']], [account.insurance?.username, password]);
  assert.deepEqual(JSON.parse(body), {
    maThe: '4990000000',
    hoTen: 'Đỗ Thị <b>&"Ữ',
    ngaySinh: '19/11/1985',
    hoTenCb: account.insurance?.officer.name,
    cccdCb: account.insurance?.officer.number,
  });
  const kept = JSON.stringify(records);
  assert.ok(!kept.includes(password) && !kept.includes(query['token'] ?? 'none'));
});

contract.ordered('a birth date known in part goes as it is written', async ({ last }) => {
  for (const [born, sent] of [
    ['1985-11', '11/1985'],
    ['1985', '1985'],
  ] as const) {
    await look('4990000000', 'A', born);
    assert.equal((JSON.parse((await last()).body) as { ngaySinh: string }).ngaySinh, sent);
  }
});

lineContract(contract, anybody, 'json');
deadlineContract(contract, anybody);
