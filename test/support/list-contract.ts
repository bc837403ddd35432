import { strict as assert } from 'node:assert';
import { pullPages } from '#registries/pull-pages.ts';
import type { RecordCorrection } from '#registries/record-correction.ts';
import type { CallContext } from '#registries/lgsp/gateway.ts';
import { HARD_NAME } from './case-contract.ts';
import { type Contract, faultOf } from './contract-target.ts';

/** What every list tells of a person, as a test compares it. */
export interface Listed {
  readonly id: string;
  readonly name: string;
  readonly birthDate: string;
  readonly sex: 'male' | 'female' | null;
  readonly identityNumber: string;
}

type PageOf = (page: number) => Promise<{
  readonly pages: number;
  readonly people: readonly Listed[];
}>;

const PATIENT = { from: 1, tries: 40, wait: 1 };

async function everybody(pageOf: PageOf, options = PATIENT): Promise<readonly Listed[]> {
  const people: Listed[] = [];
  for await (const { content } of pullPages(pageOf, options)) people.push(...content.people);
  return people;
}

/** Holds a list to what one that is pulled page by page must be, whatever the line does. */
export function listContract(contract: Contract, pageOf: PageOf): void {
  contract.test('a list comes page by page, everybody once', async () => {
    const people = await everybody(pageOf);
    assert.ok(people.length > 0);
    assert.equal(new Set(people.map(({ id }) => id)).size, people.length);
    for (const { birthDate, identityNumber } of people) {
      assert.match(birthDate, /^\d{4}(-\d{2}){0,2}$/);
      assert.match(identityNumber, /^(\d{12})?$/);
    }
  });
  contract.ordered(
    'a line that fails between pages loses and doubles nobody',
    async ({ order }) => {
      const right = await everybody(pageOf);
      await order({ errors: 0.3, lostAnswers: 0.1, cutOff: 0.1, webPages: 0.1, rubbish: 0.1 });
      assert.deepEqual(await everybody(pageOf), right);
      await order({ isOut: true });
      const dead = await faultOf(() => everybody(pageOf, { ...PATIENT, tries: 2 }));
      assert.equal(dead.code, 'unreachable');
    },
  );
}

/** Holds corrections to be done once, in their order, and refused by number. */
export function correctionContract(
  contract: Contract,
  pageOf: PageOf,
  correct: (correction: RecordCorrection, context: CallContext) => Promise<void>,
): void {
  const { context } = contract;
  const right = {
    name: HARD_NAME,
    identityNumber: '091085000001',
    birthDate: '1985-01-31',
    sex: 'female',
  } as const;
  contract.ordered(
    'a record is put right once, and the next list has it so, however often it is said',
    async ({ order }) => {
      const [, wrong = assert.fail()] = await everybody(pageOf);
      const first = { key: 'dc-1', id: wrong.id, right };
      await order({ lostAnswers: 1 });
      await faultOf(() => correct(first, context));
      await order({});
      await correct(first, context);
      const later = { ...right, sex: 'male' } as const;
      await correct({ key: 'dc-2', id: wrong.id, right: later }, context);
      await correct(first, context);
      const found = (await everybody(pageOf)).filter(({ id }) => id === wrong.id);
      assert.deepEqual(found, [{ id: wrong.id, ...later }]);
    },
  );
  contract.ordered('a correction that is none is refused with its number', async () => {
    const [known = assert.fail()] = await everybody(pageOf);
    const refused = async (id: string, changes: object): Promise<string> => {
      const correction = { key: 'dc-3', id, right: { ...right, ...changes } };
      return (await faultOf(() => correct(correction, context))).message;
    };
    assert.equal(await refused(known.id, { identityNumber: '' }), '4 Thiếu số định danh');
    assert.equal(await refused(known.id, { birthDate: '31/02' }), '5 Sai ngày sinh');
    assert.equal(await refused('KHONG-CO', {}), '201 RECORD_NOT_FOUND');
  });
}
