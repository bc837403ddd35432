import { strict as assert } from 'node:assert';
import { test } from 'node:test';
import { instantFromEpoch } from '#kernel/day.ts';
import { makePassKey } from '#test/support/pass-keys.ts';
import { issueSample, SAMPLE_AT, SAMPLE_SETS } from '#test/support/pass-samples.ts';
import { judgePass } from '#vaccine-pass/judge-pass.ts';
import { brokenRules } from '#vaccine-pass/pass-rules.ts';

const key = makePassKey('P-256');
const grounds = { trust: [key.trusted], sets: SAMPLE_SETS, at: SAMPLE_AT };
const { claims, certificate } = judgePass(issueSample(key.signing).text, grounds);
assert.ok(claims !== null && certificate !== null);

test('what we issue breaks no rule of QĐ 5772/QĐ-BYT', () => {
  assert.deepEqual(brokenRules(claims, certificate), []);
});

test('thirteen months, or a day of issue before the vaccination, are told', () => {
  const later = instantFromEpoch(Date.UTC(2023, 4, 15));
  assert.deepEqual(brokenRules({ ...claims, expiresAt: later }, certificate), ['too-long']);
  const early = instantFromEpoch(Date.UTC(2022, 0, 13));
  assert.deepEqual(brokenRules({ ...claims, issuedAt: early }, certificate), [
    'too-long',
    'before-vaccination',
  ]);
});

test('other countries have other rules', () => {
  const later = instantFromEpoch(Date.UTC(2030, 0, 1));
  assert.deepEqual(brokenRules({ ...claims, issuer: 'AT', expiresAt: later }, certificate), []);
});
