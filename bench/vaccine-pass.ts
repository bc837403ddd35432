/**
 * `npm run bench -- vaccine-pass`: certificates issued and verified, a second and a second of the
 * processor, beside what the signature alone takes of it; without picture and PDF.
 */
import { constants, generateKeyPairSync, type KeyObject, sign } from 'node:crypto';
import { loadValueSets } from '#host/vaccine-pass/value-sets-file.ts';
import { instantFromEpoch } from '#kernel/day.ts';
import { issuePass } from '#vaccine-pass/issue-pass.ts';
import { judgePass } from '#vaccine-pass/judge-pass.ts';
import { sampleRequest } from '#test/support/pass-samples.ts';
import type { Algorithm } from '#vaccine-pass/sign1.ts';
import { hexOf } from '#vaccine-pass/trust-list.ts';

const TIMES = 3000;
const DROPPED = 200;

export async function bench(): Promise<Record<string, unknown>> {
  const sets = await loadValueSets();
  const request = sampleRequest();
  const at = instantFromEpoch(Date.parse('2022-06-01T00:00:00Z'));
  const keyId = new Uint8Array(8);
  const figures: Record<string, unknown> = {};
  const measure = (algorithm: Algorithm, keys: Keys, parameters: object): void => {
    const key = { algorithm, keyId, privateKey: keys.privateKey };
    const issue = (): string => {
      const issued = issuePass(request, { key, sets, at, issuer: 'Bộ Y tế' });
      if (!issued.ok) throw new Error(issued.error.detail);
      return issued.value.text;
    };
    const trusted = { keyId: hexOf(keyId), key: keys.publicKey, kinds: null, subject: 'CN=bench' };
    const [text, data] = [issue(), Buffer.alloc(300, 1)];
    const verify = (): void => {
      if (judgePass(text, { trust: [trusted], sets, at }).fault !== null) throw new Error(text);
    };
    figures[algorithm] = {
      issue: paceOf(issue),
      signature_alone: paceOf(() => sign('sha256', data, { key: keys.privateKey, ...parameters })),
      verify: paceOf(verify),
    };
    console.log(algorithm, figures[algorithm]);
  };
  measure('ES256', generateKeyPairSync('ec', { namedCurve: 'P-256' }), {
    dsaEncoding: 'ieee-p1363',
  });
  measure('PS256', generateKeyPairSync('rsa', { modulusLength: 2048 }), {
    padding: constants.RSA_PKCS1_PSS_PADDING,
    saltLength: 32,
  });
  return figures;
}

interface Keys {
  readonly privateKey: KeyObject;
  readonly publicKey: KeyObject;
}

function paceOf(work: () => unknown): { readonly a_second: number; readonly a_cpu_second: number } {
  for (let time = 0; time < DROPPED; time += 1) work();
  const [began, before] = [performance.now(), process.cpuUsage()];
  for (let time = 0; time < TIMES; time += 1) work();
  const seconds = (performance.now() - began) / 1000;
  const { user, system } = process.cpuUsage(before);
  return {
    a_second: Math.round(TIMES / seconds),
    a_cpu_second: Math.round(TIMES / ((user + system) / 1e6)),
  };
}
