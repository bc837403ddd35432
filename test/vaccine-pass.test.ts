import { strict as assert } from 'node:assert';
import { spawnSync } from 'node:child_process';
import { mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, test } from 'node:test';
import { makePassKey } from '#test/support/pass-keys.ts';
import { issueSample, SAMPLE_REQUEST } from '#test/support/pass-samples.ts';
import { readPdf } from '#test/support/pdf-reader.ts';

const root = join(import.meta.dirname, '..');
const VECTORS = join(root, 'test/vectors/vaccine-pass');
const folder = mkdtempSync(join(tmpdir(), 'vaccine-pass-'));
after(() => rmSync(folder, { recursive: true }));

interface Line {
  readonly file: string;
  readonly ok: boolean;
  readonly valid: boolean;
  readonly results: Readonly<Record<string, boolean | null>>;
  readonly reasons: Readonly<Record<string, { readonly code: string; readonly text: string }>>;
  readonly missed?: readonly string[];
}

function dcc(...args: readonly string[]) {
  const program = [join(root, 'bin/mot-cua.js'), 'dcc', ...args];
  const { status, stdout, stderr } = spawnSync(process.execPath, program, { encoding: 'utf8' });
  return { status, stdout, stderr };
}

const linesOf = (stdout: string): readonly Line[] =>
  stdout
    .split('\n')
    .filter((line) => line !== '')
    .map((line) => JSON.parse(line) as Line);

const files = readdirSync(VECTORS).map((name) => join(VECTORS, name));

test('every vector is judged as it says, one line each, with a reason for every refusal', () => {
  const { status, stdout } = dcc('verify', ...files);
  const lines = linesOf(stdout);
  assert.deepEqual(
    lines.map(({ file }) => file),
    files,
  );
  for (const { file, ok, results, reasons, missed } of lines) {
    const vector = JSON.parse(readFileSync(file, 'utf8')) as {
      readonly EXPECTEDRESULTS: Readonly<Record<string, boolean>>;
      readonly TESTCTX: { readonly DESCRIPTION: string };
    };
    for (const [flag, expected] of Object.entries(vector.EXPECTEDRESULTS)) {
      assert.equal(results[flag], expected, `${file} ${flag}`);
    }
    assert.ok(ok && missed?.length === 0, file);
    const refused = Object.keys(results).filter((flag) => results[flag] === false);
    assert.deepEqual(Object.keys(reasons), refused);
    assert.match(vector.TESTCTX.DESCRIPTION, /synthetic/);
  }
  assert.equal(status, 0);
});

test('each refusal has its own reason', () => {
  const reasonOf = (name: string, flag: string) => {
    const [line] = linesOf(dcc('verify', join(VECTORS, `${name}.json`)).stdout);
    return line?.reasons[`EXPECTED${flag}`]?.code;
  };
  const reasons: readonly (readonly [string, string, string])[] = [
    ['prefix-other', 'UNPREFIX', 'no-prefix'],
    ['base45-too-high', 'B45DECODE', 'not-base45'],
    ['zlib-none', 'COMPRESSION', 'not-zlib'],
    ['zlib-bomb', 'COMPRESSION', 'too-large'],
    ['cose-none', 'VERIFY', 'not-cose'],
    ['signature-changed', 'VERIFY', 'wrong-signature'],
    ['content-changed', 'VERIFY', 'wrong-signature'],
    ['key-other', 'VERIFY', 'unknown-key'],
    ['key-for-tests', 'KEYUSAGE', 'other-key-usage'],
    ['certificate-none', 'DECODE', 'no-certificate'],
    ['schema-twice', 'SCHEMAVALIDATION', 'against-schema'],
    ['time-before', 'EXPIRATIONCHECK', 'not-yet-valid'],
    ['time-after', 'EXPIRATIONCHECK', 'expired'],
    ['picture-empty', 'PICTUREDECODE', 'no-qr-code'],
  ];
  for (const [name, flag, code] of reasons) assert.equal(reasonOf(name, flag), code, name);
});

test('a text file is judged by a directory of certificates, at a time if one is given', () => {
  const key = makePassKey('RSA');
  const [text, trust] = [join(folder, 'pass.txt'), join(folder, 'signer.pem')];
  writeFileSync(text, `${issueSample(key.signing).text}\n`);
  const unknown = dcc('verify', text, '--at', '2022-05-01T00:00:00Z');
  assert.equal(unknown.status, 1);
  assert.equal(linesOf(unknown.stdout)[0]?.reasons['EXPECTEDVERIFY']?.code, 'unknown-key');
  writeFileSync(trust, key.certificatePem);
  const known = dcc('verify', text, '--trust', folder, '--at', '2022-05-01T00:00:00Z');
  assert.equal(known.status, 0);
  assert.equal(linesOf(known.stdout)[0]?.valid, true);
  const today = dcc('verify', text, '--trust', folder);
  assert.equal(today.status, 1);
  assert.equal(linesOf(today.stdout)[0]?.reasons['EXPECTEDEXPIRATIONCHECK']?.code, 'expired');
});

test('a vector that says otherwise is told and counted', () => {
  const from = JSON.parse(readFileSync(join(VECTORS, 'key-other.json'), 'utf8')) as object;
  const place = mkdtempSync(join(folder, 'wrong-'));
  writeFileSync(
    join(place, 'wrong.json'),
    JSON.stringify({ ...from, EXPECTEDRESULTS: { EXPECTEDVERIFY: true, EXPECTEDUNPREFIX: true } }),
  );
  const verified = dcc('verify', join(place, 'wrong.json'));
  assert.equal(verified.status, 1);
  assert.deepEqual(linesOf(verified.stdout)[0]?.missed, ['EXPECTEDVERIFY']);
  const measured = dcc('measure', place);
  assert.equal(measured.status, 1);
  assert.match(measured.stdout, /^UNPREFIX +1 of +1 +100\.0%$/m);
  assert.match(measured.stdout, /^VERIFY +0 of +1 +0\.0%$/m);
  assert.equal(dcc('measure', VECTORS).status, 0);
});

test('what is asked wrongly ends with 2 and says so', () => {
  const wrong = [
    [],
    ['verify'],
    ['verify', join(folder, 'none.json')],
    ['verify', 'x', '--at', 'soon'],
    ['verify', 'x', '--trust', join(folder, 'none')],
    ['sing', 'x'],
  ];
  for (const args of wrong) {
    const { status, stderr } = dcc(...args);
    assert.equal(status, 2, args.join(' '));
    assert.match(stderr, /usage|no such file/i);
  }
});

test('a request becomes a passport with its paper, whose code verifies', async () => {
  for (const kind of ['P-256', 'RSA'] as const) {
    const place = mkdtempSync(join(folder, 'issue-'));
    const key = makePassKey(kind);
    const [keyFile, trust] = [join(place, 'key'), join(place, 'cert.pem')];
    writeFileSync(keyFile, key.keyPem);
    writeFileSync(trust, key.certificatePem);
    const request = join(place, 'request.json');
    writeFileSync(request, JSON.stringify(SAMPLE_REQUEST));
    const out = join(place, 'duy');
    const order = ['--key', keyFile, '--certificate', trust, '--issuer', 'Sở Y tế', '--out', out];
    const issued = dcc('issue', request, ...order);
    assert.equal(issued.stderr + issued.stdout, `${out}.txt\n${out}.pdf\n`);
    assert.equal(dcc('verify', `${out}.txt`, '--trust', place).status, 0);
    const pdf = await readPdf(readFileSync(`${out}.pdf`));
    assert.match(pdf.text, /Nguyễn Bảo Duy \(NGUYEN<<BAO<DUY\)/);
    assert.match(pdf.text, /9\. Sản phẩm \(Product\): Comirnaty/);
    assert.equal(pdf.pages, 1);
    assert.equal(`${pdf.qr?.text}\n`, readFileSync(`${out}.txt`, 'utf8'));
    assert.equal(pdf.qr?.hasEci, false);
    writeFileSync(request, JSON.stringify({ ...SAMPLE_REQUEST, dose: 3 }));
    const refused = dcc('issue', request, ...order);
    assert.deepEqual(
      [refused.status, refused.stdout],
      [1, 'against-rules: v.dn: more than v.sd\n'],
    );
  }
});
