import { strict as assert } from 'node:assert';
import { execFileSync } from 'node:child_process';
import { X509Certificate } from 'node:crypto';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, test } from 'node:test';
import { PDFDocument } from '@cantoo/pdf-lib';
import { renderPaper } from '#documents/render-paper.ts';
import { drawAppearance } from '#documents/signing/appearance.ts';
import { placeIn } from '#documents/signing/place.ts';
import { prepareSignature } from '#documents/signing/prepare-signature.ts';
import { readVerdict } from '#documents/signing/read-verdict.ts';
import { isSignedOnly } from '#documents/signing/signed-only.ts';
import { signResult } from '#documents/signing/sign-result.ts';
import { receipt } from '#test/support/paper-samples.ts';
import { pdfsigWith } from '#test/support/pdfsig.ts';
import { AGENCY, NOW, setSigningStage } from '#test/support/signing.ts';

const stage = await setSigningStage();
const moments = { known: NOW, now: NOW };
const place = mkdtempSync(join(tmpdir(), 'mot-cua-foreign-'));
after(() => rmSync(place, { recursive: true }));

/** A file that OpenSSL signed, with attributes of its own choice. */
async function signedByOpenssl(pdf: PDFDocument): Promise<Buffer> {
  const at = placeIn(pdf);
  const appearance = await drawAppearance({ kind: 'agency', name: AGENCY }, NOW, at);
  const preparation = {
    pdf,
    field: 'Khac',
    name: AGENCY,
    at: NOW,
    place: at,
    appearance,
    room: 6000,
  };
  const { bytes, room } = await prepareSignature(preparation);
  const [content, key, certificate] = ['content', 'key.pem', 'certificate.pem'].map((name) =>
    join(place, name),
  ) as [string, string, string];
  const signed = [bytes.subarray(0, room.start), bytes.subarray(room.end)];
  writeFileSync(content, Buffer.concat(signed));
  const { privateKey, chain } = stage.keys.leader;
  writeFileSync(key, privateKey.export({ type: 'pkcs8', format: 'pem' }));
  writeFileSync(certificate, new X509Certificate(chain[0] ?? assert.fail()).toString());
  const how = ['-binary', '-cades', '-md', 'sha256', '-outform', 'DER', '-nosmimecap'];
  const files = ['-in', content, '-signer', certificate, '-inkey', key];
  const cms = execFileSync('openssl', ['cms', '-sign', ...how, ...files]);
  bytes.write(cms.toString('hex'), room.start + 1, 'latin1');
  return bytes;
}

test('what OpenSSL signed is good for us as it is for pdfsig', async () => {
  const paper = await renderPaper(receipt);
  const signed = await signedByOpenssl(
    await PDFDocument.load(paper, { forIncrementalUpdate: true }),
  );
  const pdfsig = pdfsigWith([stage.root], [stage.crl]);
  assert.equal(pdfsig.read(signed)[0]?.signature, 'Signature is Valid.');
  pdfsig.remove();
  assert.equal((await readVerdict(signed, stage.trust, moments)).kind, 'valid');
});

test('a file with streams of cross-references, as Word writes, is signed as well', async () => {
  const pdf = await PDFDocument.create();
  pdf.addPage().drawText('Ket qua');
  const paper = await pdf.save({ useObjectStreams: true });
  const signed = await signResult(paper, [stage.leader, stage.seal], NOW);
  assert.ok(signed.ok);
  assert.equal(Buffer.compare(paper, signed.value.subarray(0, paper.length)), 0);
  assert.match(lastReferences(signed.value), /^\d+ 0 obj/, 'streams go on as streams');
  assert.equal((await readVerdict(signed.value, stage.trust, moments)).kind, 'valid');
  const pdfsig = pdfsigWith([stage.root], [stage.crl]);
  for (const { signature, certificate } of pdfsig.read(signed.value)) {
    assert.equal(`${signature} ${certificate}`, 'Signature is Valid. Certificate is Trusted.');
  }
  pdfsig.remove();
});

test('a file with tables of cross-references goes on with tables', async () => {
  const signed = await signResult(await renderPaper(receipt), [stage.leader], NOW);
  assert.match(signed.ok ? lastReferences(signed.value) : '', /^xref/);
});

/** Where the last cross-references begin. */
function lastReferences(file: Uint8Array): string {
  const text = Buffer.from(file).toString('latin1');
  const at = Number(/startxref\s+(\d+)\s+%%EOF\s*$/.exec(text)?.[1]);
  return text.slice(at, at + 20);
}

test('an object that is defined twice in one update is not what was signed', async () => {
  const paper = Buffer.from(await renderPaper(receipt));
  const page = /(\d+) 0 obj\n(<<\n\/Type \/Page\n[\s\S]*?>>)\nendobj/;
  const [, number, own = ''] = page.exec(paper.toString('latin1')) ?? assert.fail();
  const update = (...bodies: readonly string[]): Buffer => {
    const objects = bodies.map((body) => `${number} 0 obj\n${body}\nendobj\n`).join('');
    return Buffer.concat([paper, Buffer.from(`\n${objects}%%EOF\n`, 'latin1')]);
  };
  assert.equal(await isSignedOnly(paper, update(own)), true);
  assert.equal(await isSignedOnly(paper, update('<< /Type /Page >>', own)), false);
});

test('a text that was changed before the next one signed is told, though both signatures hold', async () => {
  const first = await signResult(await renderPaper(receipt), [stage.leader], NOW);
  assert.ok(first.ok);
  const pdf = await PDFDocument.load(first.value, { forIncrementalUpdate: true });
  pdf.getPage(0).drawRectangle({ x: 100, y: 300, width: 200, height: 40 });
  const second = await signResult(await pdf.commit({ useObjectStreams: false }), [stage.seal], NOW);
  // We do not sign it ourselves; whoever has another program does.
  assert.deepEqual(second, { ok: false, error: 'altered' });
  const forged = await PDFDocument.load(first.value, { forIncrementalUpdate: true });
  forged.getPage(0).drawRectangle({ x: 100, y: 300, width: 200, height: 40 });
  const file = await signedByOpenssl(forged);
  const verdict = await readVerdict(file, stage.trust, moments);
  assert.equal(verdict.kind, 'altered');
  assert.deepEqual(
    verdict.signatures.map((one) => `${one.verdict.kind} ${one.coverage?.kind}`),
    ['good changed', 'good whole'],
  );
});

test('a note that was put on a signed page is told too', async () => {
  const first = await signResult(await renderPaper(receipt), [stage.leader], NOW);
  assert.ok(first.ok);
  const pdf = await PDFDocument.load(first.value, { forIncrementalUpdate: true });
  const note = { Type: 'Annot', Subtype: 'FreeText', Rect: [0, 0, 200, 200] };
  const page = pdf.getPage(0).node;
  page.addAnnot(pdf.context.register(pdf.context.obj(note)));
  const verdict = await readVerdict(await signedByOpenssl(pdf), stage.trust, moments);
  assert.equal(verdict.kind, 'altered');
});

test('a file with a password is not signed', async () => {
  const pdf = await PDFDocument.create();
  pdf.addPage();
  pdf.encrypt({ userPassword: 'x', ownerPassword: 'y' });
  const result = await signResult(await pdf.save(), [stage.leader], NOW);
  assert.deepEqual(result, { ok: false, error: 'encrypted' });
});
