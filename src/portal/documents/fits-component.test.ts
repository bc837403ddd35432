import { strict as assert } from 'node:assert';
import { test } from 'node:test';
import { type Day, parseDay } from '#kernel/day.ts';
import { fitsComponent } from '#portal/documents/fits-component.ts';
import type { PaperOrigin } from '#portal/documents/held-papers.ts';

const day = (text: string): Day => {
  const read = parseDay(text);
  return read.ok ? read.value : assert.fail(text);
};
const TODAY = day('2022-06-22');
const named = (vi: string, code: string | null = null) => ({ code, name: { vi, en: vi } });
const paper = (vi: string, componentCode: string | null = null, validUntil: Day | null = null) => ({
  title: { vi, en: vi },
  componentCode,
  validUntil,
  origin: { kind: 'kept', documentId: '' } as PaperOrigin,
});
const stored = (what: 'result' | 'refusal', standing: 'holds' | 'replaced' | 'revoked') => ({
  ...paper('Trích lục khai sinh', 'K1'),
  origin: { kind: 'stored', what, standing, number: '12', issuer: { vi: '', en: '' } } as const,
});

test('a paper fits what is asked for by its national code, whatever its name', () => {
  const asked = named('Giấy tờ chứng minh nơi cư trú', '000.00.00.G15-KQ003785');
  assert.ok(fitsComponent(asked, paper('Ảnh chụp', '000.00.00.G15-KQ003785'), TODAY));
  assert.ok(!fitsComponent(asked, paper('Ảnh chụp', '000.00.00.G15-KQ003208'), TODAY));
  // Two papers of which no code is known are not the same for that.
  assert.ok(!fitsComponent(named('Sổ bảo hiểm xã hội'), paper('Ảnh chụp'), TODAY));
});

test('a paper fits by its name where all of its words are asked for', () => {
  const asked = named('Bản sao Giấy khai sinh hoặc Giấy chứng sinh');
  assert.ok(fitsComponent(asked, paper('Giấy khai sinh'), TODAY));
  assert.ok(fitsComponent(asked, paper('giay chung sinh'), TODAY));
  assert.ok(!fitsComponent(asked, paper('Giấy chứng tử'), TODAY));
  assert.ok(!fitsComponent(asked, paper('Giấy'), TODAY), 'one word says too little');
  assert.ok(!fitsComponent(named('Giấy khai sinh'), paper('Bản sao giấy khai sinh cũ'), TODAY));
});

test('a paper that has run out is not offered; on its last day it is', () => {
  const asked = named('Giấy khám sức khỏe', 'K1');
  assert.ok(!fitsComponent(asked, paper('x', 'K1', day('2022-06-21')), TODAY));
  assert.ok(fitsComponent(asked, paper('x', 'K1', TODAY), TODAY));
});

test('of signed documents those are offered that hold, and no refusal', () => {
  const asked = named('Giấy tờ', 'K1');
  assert.ok(fitsComponent(asked, stored('result', 'holds'), TODAY));
  assert.ok(!fitsComponent(asked, stored('result', 'replaced'), TODAY));
  assert.ok(!fitsComponent(asked, stored('result', 'revoked'), TODAY));
  assert.ok(!fitsComponent(asked, stored('refusal', 'holds'), TODAY));
});
