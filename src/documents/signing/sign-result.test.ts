import { strict as assert } from 'node:assert';
import { after, test } from 'node:test';
import fc from 'fast-check';
import { renderPaper } from '#documents/render-paper.ts';
import { issueCrl } from '#documents/signing/certificate-authority.ts';
import { type FileVerdict, readVerdict } from '#documents/signing/read-verdict.ts';
import { findSignatures } from '#documents/signing/find-signatures.ts';
import { signingRefusalTexts } from '#documents/signing/signing-fault.ts';
import { signResult } from '#documents/signing/sign-result.ts';
import { readCrl, type Trust } from '#documents/signing/trust.ts';
import { papers, receipt } from '#test/support/paper-samples.ts';
import { readArchival, readWords } from '#test/support/pdf-reader.ts';
import { type PdfsigSignature, pdfsigWith } from '#test/support/pdfsig.ts';
import { AGENCY, daysFromNow, NOW, setSigningStage } from '#test/support/signing.ts';

const refusal = papers.find(([{ form }]) => form === '03')?.[0] ?? assert.fail();
const stage = await setSigningStage();
const stranger = await setSigningStage('CA lạ');
/** Calls itself as the one that we believe. */
const impostor = await setSigningStage();
const paper = await renderPaper(refusal);
const signed = await sign(paper, [stage.leader, stage.seal]);
const pdfsig = pdfsigWith([stage.root], [stage.crl]);
after(() => pdfsig.remove());

async function sign(
  file: Uint8Array,
  signers: Parameters<typeof signResult>[1],
): Promise<Uint8Array> {
  const result = await signResult(file, signers, NOW);
  return result.ok ? result.value : assert.fail(result.error);
}

const judge = (file: Uint8Array, trust: Trust = stage.trust): Promise<FileVerdict> =>
  readVerdict(file, trust, { known: NOW, now: NOW });

const verdicts = ({ signatures }: FileVerdict): readonly string[] =>
  signatures.map(({ verdict, coverage }) => `${verdict.kind}, ${coverage?.kind ?? 'nowhere'}`);

const says = (read: readonly PdfsigSignature[]): readonly string[] =>
  read.map(
    ({ signature, certificate, coversWhole }) =>
      `${signature} ${certificate} ${coversWhole ? 'whole' : 'not whole'}`,
  );

function flipped(at: number, mask = 1): Uint8Array {
  const bytes = Uint8Array.from(signed);
  bytes[at] = (bytes[at] ?? 0) ^ mask;
  return bytes;
}

/** Offsets of the room of the last signature: what stands there is signed by nobody. */
async function lastRoom(): Promise<{ readonly start: number; readonly end: number }> {
  const last = (await findSignatures(signed))?.at(-1);
  return last?.kind === 'readable' ? last.room : assert.fail();
}

test('a signature and a seal are good for us and for an independent reader', async () => {
  const verdict = await judge(signed);
  assert.equal(verdict.kind, 'valid');
  assert.deepEqual(verdicts(verdict), ['good, followed', 'good, whole']);
  const [person, agency] = verdict.signatures;
  assert.deepEqual(person?.signer, {
    kind: 'person',
    name: 'Trần Quốc Khánh',
    title: 'Phó Chủ tịch Ủy ban nhân dân',
    agency: AGENCY,
  });
  assert.deepEqual(agency?.signer, { kind: 'agency', name: AGENCY });
  assert.equal(person?.claimedAt?.slice(0, 19), NOW.slice(0, 19));
  const read = pdfsig.read(signed);
  assert.deepEqual(says(read), [
    'Signature is Valid. Certificate is Trusted. not whole',
    'Signature is Valid. Certificate is Trusted. whole',
  ]);
  assert.deepEqual(
    read.map(({ commonName, type }) => `${commonName}: ${type}`),
    [`Trần Quốc Khánh: ETSI.CAdES.detached`, `${AGENCY}: ETSI.CAdES.detached`],
  );
});

test('signing changes no byte of what was there; the file stays PDF/A and has its fonts', async () => {
  assert.equal(Buffer.compare(paper, signed.subarray(0, paper.length)), 0);
  const { metadata, fonts } = await readArchival(signed);
  assert.match(metadata, /<pdfaid:part>2</);
  assert.ok([...fonts.values()].every(Boolean));
});

test('signatures are shown where the paper has room for them, over no other word', async () => {
  const named = await readWords(signed);
  const [name] = named.filter(({ text }) => text === 'Đức');
  const [note] = named.filter(({ text }) => text === '(Ký,');
  const shown = named.filter(({ text }) => text === '+07:00');
  assert.equal(shown.length, 2, 'both with their time');
  for (const { top, bottom } of shown) {
    assert.ok(
      name !== undefined && note !== undefined && top > note.bottom - 1 && bottom < name.top + 1,
    );
  }
  // A paper without such a place: at its foot, below the number of the page.
  const foot = await readWords(await sign(await renderPaper(receipt), [stage.leader, stage.seal]));
  const page = foot.findLast(({ text }) => text === 'trang') ?? assert.fail();
  for (const { top } of foot.filter(({ text }) => text === '+07:00')) assert.ok(top > page.bottom);
});

test('one changed byte fails everywhere: in the text, in a signature, behind the end', async () => {
  const room = await lastRoom();
  const [first] = (await findSignatures(signed)) ?? [];
  const inFirst = first?.kind === 'readable' ? first.room.start + 500 : assert.fail();
  const places = [100, paper.length - 1, inFirst, room.start - 1, room.start + 900, room.end + 1];
  for (const at of [...places, signed.length - 1]) {
    assert.notEqual((await judge(flipped(at))).kind, 'valid', `byte ${at}`);
  }
  // What stands between the signatures of pdfsig's own reading is judged by it alike.
  for (const at of [100, inFirst, room.end + 1]) {
    const read = pdfsig.read(flipped(at));
    assert.ok(
      read.length < 2 || read.some(({ signature }) => signature !== 'Signature is Valid.'),
      `byte ${at}: ${says(read).join('; ')}`,
    );
  }
  const longer = Buffer.concat([signed, Buffer.from('\n%%EOF\n')]);
  assert.deepEqual(verdicts(await judge(longer)), ['good, followed', 'good, appended']);
  assert.equal((await judge(longer)).kind, 'altered');
  assert.ok(pdfsig.read(longer).every(({ coversWhole }) => !coversWhole));
});

test('no flip of any bits of any byte gives a file that is valid and whole', async () => {
  const room = await lastRoom();
  const byte = fc.oneof(
    fc.integer({ min: 0, max: signed.length - 1 }),
    fc.integer({ min: room.start - 100, max: room.end + 100 }),
  );
  await fc.assert(
    fc.asyncProperty(byte, fc.integer({ min: 1, max: 255 }), async (at, mask) => {
      assert.notEqual((await judge(flipped(at, mask))).kind, 'valid');
    }),
    { numRuns: 150 },
  );
});

test('a page tree that cannot be read any more is a change, and no crash', async () => {
  const at = Buffer.from(signed).indexOf('/Type /Pages') + '/Type '.length;
  assert.equal((await judge(flipped(at, 1))).kind, 'altered');
});

test('a letter of another case in a signature is a changed byte too', async () => {
  const { start } = await lastRoom();
  const letters = Array.from({ length: 400 }, (_, index) => start + index).filter((at) =>
    /[a-f]/.test(String.fromCharCode(signed[at] ?? 0)),
  );
  for (const at of letters.slice(0, 20)) {
    assert.notEqual((await judge(flipped(at, 0x20))).kind, 'valid', `byte ${at}`);
  }
});

test('a cut file is not whole', async () => {
  const [first] = (await findSignatures(signed)) ?? [];
  const end = first?.kind === 'readable' ? first.end : assert.fail();
  for (const length of [signed.length - 1, signed.length - 2000, end + 10]) {
    assert.notEqual((await judge(signed.subarray(0, length))).kind, 'valid', `${length} bytes`);
  }
  // Before the seal it was a whole file of one signature.
  assert.deepEqual(verdicts(await judge(signed.subarray(0, end))), ['good, whole']);
});

test('the authority of a stranger is believed by nobody', async () => {
  const foreign = await sign(paper, [stranger.leader]);
  assert.deepEqual(verdicts(await judge(foreign)), ['untrusted, whole']);
  assert.equal((await judge(foreign)).kind, 'certificate');
  assert.deepEqual(says(pdfsig.read(foreign)), [
    'Signature is Valid. Certificate issuer is unknown. whole',
  ]);
  const forged = await sign(paper, [impostor.leader]);
  assert.deepEqual(verdicts(await judge(forged)), ['untrusted, whole']);
  assert.notEqual(pdfsig.read(forged)[0]?.certificate, 'Certificate is Trusted.');
});

test('a revoked certificate is told as such, but not of what is known to be older', async () => {
  const [certificate] = stage.keys.leader.chain;
  const revoked = [{ certificate: certificate ?? assert.fail(), at: daysFromNow(-1) }];
  const days = { from: daysFromNow(-1), to: daysFromNow(30) };
  const crl = await issueCrl(stage.authority, revoked, days);
  const trust = { roots: [stage.root], crls: [readCrl(crl)] };
  assert.deepEqual(verdicts(await judge(signed, trust)), ['revoked, followed', 'good, whole']);
  assert.equal((await judge(signed, trust)).kind, 'certificate');
  const strict = pdfsigWith([stage.root], [crl]);
  assert.deepEqual(says(strict.read(signed)), [
    'Signature is Valid. Certificate has been Revoked. not whole',
    'Signature is Valid. Certificate is Trusted. whole',
  ]);
  strict.remove();
  const known = new Date(daysFromNow(-2)).toISOString() as typeof NOW;
  assert.equal((await readVerdict(signed, trust, { known, now: NOW })).kind, 'valid');
});

test('without a list that is in force nobody knows whether it was revoked', async () => {
  const none = { ...stage.trust, crls: [] };
  assert.deepEqual(verdicts(await judge(signed, none)), [
    'revocation-unknown, followed',
    'revocation-unknown, whole',
  ]);
  const days = { from: daysFromNow(-30), to: daysFromNow(-1) };
  const old = readCrl(await issueCrl(stage.authority, [], days));
  assert.equal((await judge(signed, { ...stage.trust, crls: [old] })).kind, 'certificate');
  // A list that somebody else signed says nothing.
  for (const { crl } of [stranger, impostor]) {
    const trust = { ...stage.trust, crls: [readCrl(crl)] };
    assert.equal((await judge(signed, trust)).kind, 'certificate');
  }
});

test('a certificate that has run out is told as such', async () => {
  const later = new Date(daysFromNow(366)).toISOString() as typeof NOW;
  const verdict = await readVerdict(signed, stage.trust, { known: later, now: NOW });
  assert.deepEqual(verdicts(verdict), ['expired, followed', 'expired, whole']);
});

test('what cannot be signed is refused', async () => {
  assert.deepEqual(await signResult(Buffer.from('không phải PDF'), [stage.leader], NOW), {
    ok: false,
    error: 'not-pdf',
  });
  const late = new Date(daysFromNow(400)).toISOString() as typeof NOW;
  assert.deepEqual(await signResult(paper, [stage.leader], late), {
    ok: false,
    error: 'not-in-force',
  });
  const mixed = { chain: stage.leader.chain, sign: stage.seal.sign };
  assert.deepEqual(await signResult(paper, [mixed], NOW), { ok: false, error: 'unusable-key' });
  const longer = Buffer.concat([signed, Buffer.from('\n%%EOF\n')]);
  const covered = await signResult(longer, [stage.leader], NOW);
  assert.equal(covered.ok ? 'signed' : covered.error, 'altered');
});

test('every refusal says in both languages what to do', () => {
  for (const [code, { vi, en }] of Object.entries(signingRefusalTexts)) {
    assert.ok(vi.split('. ').length > 1 && en.split('. ').length > 1, code);
  }
});

test('a file without a signature is unsigned, and what is no PDF is none', async () => {
  assert.deepEqual(await judge(paper), { kind: 'unsigned', signatures: [] });
  assert.deepEqual(await judge(Buffer.from('GIF89a')), { kind: 'not-pdf', signatures: [] });
});
