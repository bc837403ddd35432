import { strict as assert } from 'node:assert';
import { randomUUID } from 'node:crypto';
import { axisSignature } from '#registries/document-axis/axis-signature.ts';
import { axisDocument } from '#test/support/axis-samples.ts';
import { faultOf, openContract } from '#test/support/contract-target.ts';
import { lineContract } from '#test/support/line-contract.ts';

const contract = await openContract('document-axis');
const { account, context, registries } = contract;
const axis = () => registries.axis ?? assert.fail('there is no account');
const documentOf = () => axisDocument(`${Math.floor(Math.random() * 1e9)}/THU-MC`);

contract.test('a message that nobody sent is not there', async () => {
  assert.equal(await axis().isThere(randomUUID(), context), false);
});

contract.test('what was sent is there, and is not taken a second time', async () => {
  const key = randomUUID();
  const message = { kind: 'document', document: documentOf() } as const;
  await axis().send(key, message, context);
  assert.equal(await axis().isThere(key, context), true);
  assert.equal((await faultOf(() => axis().send(key, message, context))).code, 'refused');
});

contract.ordered('an answer that was lost: the message is there', async ({ order }) => {
  const key = randomUUID();
  await order({ lostAnswers: 1 });
  await faultOf(() => axis().send(key, { kind: 'document', document: documentOf() }, context));
  await order({});
  assert.equal(await axis().isThere(key, context), true);
});

contract.ordered('a receiver tells how it gets on', async ({ simulators }) => {
  const document = documentOf();
  await axis().send(randomUUID(), { kind: 'document', document }, context);
  const told = { document: document.id.code, organ: '000.00.00.G22', code: '01' };
  assert.ok((await simulators.axis(told)).done);
  for (const name of await axis().waiting(context)) {
    const message = await axis().fetch(name, context);
    if (message.kind === 'status' && message.status.about.code === document.id.code) {
      assert.equal(message.status.code, '01');
      await axis().taken(name, context);
      assert.ok(!(await axis().waiting(context)).includes(name));
      return;
    }
  }
  assert.fail('nothing was told');
});

contract.ordered('what is sent is signed: system, time, type and body', async ({ last }) => {
  await axis().isThere('x', context);
  const { headers, body } = await last();
  const { systemId = '', secret = '' } = account.axis ?? {};
  const signed = `${systemId}${String(headers['x-timestamp'])}application/json${body}`;
  assert.match(String(headers['x-timestamp']), /^\d{8}T\d{6}\+0700$/);
  assert.equal(headers['x-signature'], axisSignature(secret, signed));
});

lineContract(contract, () => axis().isThere('x', context), 'json');
