import { strict as assert } from 'node:assert';
import { X509Certificate } from 'node:crypto';
import { after, beforeEach, test } from 'node:test';
import { renderPaper } from '#documents/render-paper.ts';
import { readVerdict } from '#documents/signing/read-verdict.ts';
import { signResult } from '#documents/signing/sign-result.ts';
import { SigningFault, type SigningFaultCode } from '#documents/signing/signing-fault.ts';
import { readCrl } from '#documents/signing/trust.ts';
import { openSigning } from '#host/open-signing.ts';
import type { CallRecord } from '#registries/lgsp/gateway.ts';
import type { FaultPlan } from '#registries/simulation/faults.ts';
import { contextOf } from '#test/support/contract-target.ts';
import { systemNow } from '#test/support/exchange-fixture.ts';
import { papers } from '#test/support/paper-samples.ts';
import { pdfsigWith } from '#test/support/pdfsig.ts';
import { LEADER, NOW, SEAL } from '#test/support/signing.ts';
import { runSimulators } from '#test/support/simulators.ts';

const simulators = await runSimulators();
const { clientId, clientSecret } = simulators;
const records: CallRecord[] = [];
const keysAt = async (secret: string) => {
  const account = { url: `${simulators.url}/remote-signing`, clientId, clientSecret: secret };
  const keep = async (record: CallRecord) => void records.push(record);
  const keys = { kind: 'service', account } as const;
  const { keysFor } = await openSigning({ directory: '/khong-co', keys }, keep, systemNow);
  return keysFor?.(contextOf({})) ?? assert.fail();
};
const keys = await keysAt(clientSecret);
const paper = await renderPaper(papers.find(([{ form }]) => form === '03')?.[0] ?? assert.fail());
beforeEach(async () => {
  records.length = 0;
  await simulators.order('remote-signing');
});

async function signerOf(holder: typeof LEADER) {
  const signer = await keys.signerOf(holder);
  return signer.ok ? signer.value : assert.fail(signer.error);
}

const faultOf = async (plan: Partial<FaultPlan>): Promise<SigningFault> => {
  await simulators.order('remote-signing', plan);
  return keys.signerOf(LEADER).then(
    () => assert.fail('no fault'),
    (fault: unknown) => (fault instanceof SigningFault ? fault : assert.fail(String(fault))),
  );
};

test('a leader and the seal sign at the service; an independent reader believes it', async () => {
  const signers = [await signerOf(LEADER), await signerOf(SEAL)];
  const signed = await signResult(paper, signers, NOW);
  assert.ok(signed.ok);
  const { root, crl } = await simulators.signingTrust();
  const list = Buffer.from(crl, 'base64');
  const trust = { roots: [new X509Certificate(root)], crls: [readCrl(list)] };
  const verdict = await readVerdict(signed.value, trust, { known: NOW, now: NOW });
  assert.equal(verdict.kind, 'valid');
  const pdfsig = pdfsigWith(trust.roots, [list]);
  after(() => pdfsig.remove());
  for (const { signature, certificate } of pdfsig.read(signed.value)) {
    assert.equal(`${signature} ${certificate}`, 'Signature is Valid. Certificate is Trusted.');
  }
});

test('only the digest leaves, and no secret is kept of a call', async () => {
  const signer = await signerOf(LEADER);
  await signer.sign(Buffer.from('nội dung mật'));
  const received = await simulators.received('remote-signing');
  assert.ok(!JSON.stringify(received).includes('nội dung mật'));
  const authorization = received.map(({ body }) => /"SAD":"([^"]+)"/.exec(body)?.[1]).at(-1);
  const kept = JSON.stringify(records);
  assert.ok(
    authorization !== undefined && !kept.includes(authorization) && !kept.includes(clientSecret),
  );
  assert.deepEqual(
    records.map(({ service, outcome }) => `${service} ${outcome}`),
    [
      'credentials/list answered',
      'credentials/info answered',
      'credentials/authorize answered',
      'signatures/signHash answered',
    ],
  );
});

test('whoever has no key there has no certificate', async () => {
  assert.deepEqual(await keys.signerOf({ ...SEAL, id: 'khong-co' }), {
    ok: false,
    error: 'no-certificate',
  });
});

test('a token that ended is fetched anew', async () => {
  await signerOf(LEADER);
  await simulators.forget();
  await signerOf(LEADER);
});

const FAULTS: readonly (readonly [Partial<FaultPlan>, SigningFaultCode, boolean])[] = [
  [{ isOut: true }, 'service-down', true],
  [{ errors: 1 }, 'service-down', true],
  [{ lostAnswers: 1 }, 'service-down', true],
  [{ webPages: 1 }, 'service-down', true],
  [{ rubbish: 1 }, 'service-down', true],
  [{ cutOff: 1 }, 'service-down', true],
  [{ refusal: 'invalid_request' }, 'service-refused', false],
  [{ refusal: 'authorization_pending' }, 'not-confirmed', true],
];

test('every fault of the service has its code, and says whether another try may do', async () => {
  // A token is fetched first, so that the calls themselves fail.
  await signerOf(LEADER);
  for (const [plan, code, retry] of FAULTS) {
    const fault = await faultOf(plan);
    assert.deepEqual([fault.code, fault.retry], [code, retry], JSON.stringify(plan));
    assert.doesNotMatch(fault.message, /Khánh|lanhdao/);
  }
});

test('an account that the service does not know is refused', async () => {
  const strange = await keysAt('sai');
  await assert.rejects(
    strange.signerOf(LEADER),
    (fault) => fault instanceof SigningFault && fault.code === 'service-refused',
  );
});
