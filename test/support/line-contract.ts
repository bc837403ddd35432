import { strict as assert } from 'node:assert';
import { type FaultCode, faultTexts } from '#registries/registry-fault.ts';
import type { FaultPlan } from '#registries/simulation/faults.ts';
import { type Contract, faultOf } from '#test/support/contract-target.ts';

/** A call that is made again and again, with the milliseconds that may pass; undefined: as it is. */
type Asking = (timeout?: number) => Promise<unknown>;

/** What the line may do to any call, and what it is to us: a code, and whether it is an outage. */
const LINE: readonly (readonly [Partial<FaultPlan>, FaultCode | 'cut-off', boolean])[] = [
  [{ isOut: true }, 'unreachable', true],
  [{ errors: 1 }, 'http-status', true],
  [{ lostAnswers: 1 }, 'unreachable', true],
  [{ webPages: 1 }, 'web-page', false],
  [{ rubbish: 1 }, 'wrong-encoding', false],
  [{ cutOff: 1 }, 'cut-off', false],
];

/** Holds a system's adapter to what every line can do: each a worded fault, none a crash. */
export function lineContract(contract: Contract, ask: Asking, format: 'json' | 'xml'): void {
  contract.ordered('whatever the line does is a worded fault that is kept', async ({ order }) => {
    await ask();
    for (const [plan, expected, isOutage] of LINE) {
      await order(plan);
      const code = expected === 'cut-off' ? (`not-${format}` as const) : expected;
      const fault = await faultOf(() => ask());
      assert.deepEqual([fault.code, fault.isOutage], [code, isOutage], JSON.stringify(plan));
      assert.notEqual(faultTexts[fault.code].vi, '');
      const kept = contract.records.at(-1);
      assert.deepEqual([kept?.outcome, kept?.faultCode], ['failed', code]);
    }
    await order({});
    await ask();
  });
}

/** Holds a look-up to its deadline: an answer that trickles or comes late is not waited for. */
export function deadlineContract(contract: Contract, ask: Asking): void {
  contract.ordered(
    'an answer that is late, or comes drop by drop, is given up in time',
    async ({ order }) => {
      await ask();
      for (const plan of [{ latency: 1500 }, { trickle: 1 }]) {
        await order(plan);
        const began = performance.now();
        const fault = await faultOf(() => ask(400));
        assert.deepEqual([fault.code, fault.isOutage], ['timed-out', true], JSON.stringify(plan));
        assert.ok(performance.now() - began < 1400);
      }
    },
  );
}

/** Errors by number as the services of the platform write them, and what each is to us. */
const NUMBERED: readonly (readonly [string, string, FaultCode, boolean])[] = [
  ['100', 'AUTHEN_ERROR', 'not-signed-in', true],
  ['101', 'IP_DISALLOWED', 'not-signed-in', true],
  ['106', 'AGENCY_ID_INCORRECT', 'refused', false],
  ['108', '', 'refused', false],
  ['200', 'RECORD_UNCOMPLETE', 'refused', false],
  ['302', '', 'refused', false],
  ['500', 'SERVER_ERROR', 'server-error', true],
];

/** Holds a JSON service to every error number that is known (data/integrations.json `ngspErrors`). */
export function numberedErrorContract(
  contract: Contract,
  ask: Asking,
  unknown: 'nothing' | 'refused',
): void {
  contract.ordered(
    'every error number is what it means, and is kept with its name',
    async ({ order }) => {
      for (const [number, name, code, isOutage] of NUMBERED) {
        await order({ refusal: number });
        const fault = await faultOf(() => ask());
        assert.deepEqual(
          [fault.code, fault.isOutage, fault.message],
          [code, isOutage, `${number} ${name}`.trim()],
        );
        assert.equal(contract.records.at(-1)?.outcome, code === 'refused' ? 'refused' : 'failed');
      }
      await order({ refusal: '201' });
      if (unknown === 'refused') {
        const fault = await faultOf(() => ask());
        assert.deepEqual([fault.code, fault.message], ['refused', '201 RECORD_NOT_FOUND']);
      } else assert.ok(isNothing(await ask()));
    },
  );
}

const isNothing = (answer: unknown): boolean =>
  answer === null || (Array.isArray(answer) && answer.length === 0);
