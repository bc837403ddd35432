import { readFileSync } from 'node:fs';
import { instantFromEpoch } from '#kernel/day.ts';
import { issuePass, type IssuedPass } from '#vaccine-pass/issue-pass.ts';
import { type PassRequest, readPassRequest } from '#vaccine-pass/pass-request.ts';
import type { SigningKey } from '#vaccine-pass/sign1.ts';
import { readValueSets } from '#vaccine-pass/value-sets.ts';

/** Of an invented person. */
export const SAMPLE_REQUEST = {
  fullName: 'Nguyễn Bảo Duy',
  birthDate: '1988-02-29',
  nationality: 'VN',
  disease: '840539006',
  vaccine: '1119349007',
  product: 'EU/1/20/1528',
  maker: 'ORG-100030215',
  dose: 2,
  doses: 2,
  vaccinatedOn: '2022-01-15',
  certificateId: 'URN:UVCI:01:VN:SYNTHETIC0000000001',
};

export const SAMPLE_SETS = readValueSets(
  JSON.parse(readFileSync('catalogue/vaccine-pass/value-sets.json', 'utf8')),
);

export const SAMPLE_AT = instantFromEpoch(Date.UTC(2022, 3, 15, 2, 30));

export function sampleRequest(change: Partial<typeof SAMPLE_REQUEST> = {}): PassRequest {
  const read = readPassRequest({ ...SAMPLE_REQUEST, ...change });
  if (!read.ok) throw new Error(read.error.join(', '));
  return read.value;
}

export function issueSample(
  key: SigningKey,
  request = sampleRequest(),
  at = SAMPLE_AT,
): IssuedPass {
  const issuing = { key, sets: SAMPLE_SETS, at, issuer: 'Synthetic authority' };
  const issued = issuePass(request, issuing);
  if (!issued.ok) throw new Error(`${issued.error.code}: ${issued.error.detail}`);
  return issued.value;
}
