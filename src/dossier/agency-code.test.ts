import { strict as assert } from 'node:assert';
import { test } from 'node:test';
import { parseAgencyCode } from '#dossier/agency-code.ts';

test('all shapes in use are read, with their root', () => {
  const cases = [
    ['H01.187', 'H01', 'qd20'],
    ['H01.06', 'H01', 'qd20'],
    ['H33', 'H33', 'qd20'],
    ['G01.091.001', 'G01', 'qd20'],
    ['000.00.00.H37', 'H37', 'qcvn102'],
    ['000.00.33.H33', 'H33', 'qcvn102'],
    ['28.22.H17', 'H17', 'qcvn102'],
    ['002.00.20.H13', 'H13', 'qcvn102'],
    ['999.010.01.H22', 'H22', 'qcvn102'],
    ['000.00.00.G15', 'G15', 'qcvn102'],
  ] as const;
  for (const [code, root, grammar] of cases) {
    const value = { raw: code, canonical: code, root, grammar };
    assert.deepEqual(parseAgencyCode(code), { ok: true, value }, code);
  }
});

test('what came is kept beside the canonical form; a short form is not padded', () => {
  const code = parseAgencyCode(' h01.06 ');
  assert.ok(code.ok);
  assert.equal(code.value.raw, ' h01.06 ');
  assert.equal(code.value.canonical, 'H01.06');
  const short = parseAgencyCode('28.22.H17');
  assert.ok(short.ok && short.value.canonical === '28.22.H17');
});

test('at most 35 characters', () => {
  assert.ok(parseAgencyCode(`H33${'.1234567'.repeat(4)}`).ok);
  assert.ok(!parseAgencyCode(`H33${'.1234567'.repeat(4)}8`).ok);
});

test('anything else is refused, with an example of what is right', () => {
  const texts = ['', '33', 'H', 'H33.', '.H33', 'H33..15', 'H33.1', '1.2.H33', 'H33 15', 'H33-15'];
  for (const text of [...texts, 'Ở33.15', 'H33.Đ5', '000.00.00.00.H33', '<b>H33</b>', 'H33\n.15']) {
    const code = parseAgencyCode(text);
    assert.ok(!code.ok && code.error.text.vi.includes('000.00.33.H33'), text);
  }
});
