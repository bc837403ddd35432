import { strict as assert } from 'node:assert';
import { createHash, X509Certificate } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { buffer } from 'node:stream/consumers';
import { after, before, test } from 'node:test';
import type { ContentStore } from '#documents/content-store.ts';
import { readVerdict } from '#documents/signing/read-verdict.ts';
import type { SigningKeys } from '#documents/signing/signer.ts';
import { SigningFault } from '#documents/signing/signing-fault.ts';
import { loadTrust, ROOTS } from '#documents/signing/trust-directory.ts';
import type { Act } from '#dossier/command.ts';
import { type HeldDocument, documentInForce } from '#dossier/documents.ts';
import { drawDocument } from '#host/draw-document.ts';
import { readShippedForms, wholeForms } from '#host/form-files.ts';
import { readResultTemplates } from '#host/result-template-files.ts';
import { keepWorldFresh, type WorldKeeper } from '#host/world-keeper.ts';
import type { LeasedDelivery } from '#store/deliveries.ts';
import { addShippedVersions } from '#store/published-catalogue.ts';
import { rebuildProjection } from '#store/rebuild.ts';
import {
  findDocumentByContent,
  findStoredDocument,
  storedDocumentsOf,
} from '#store/stored-documents.ts';
import { signDocuments } from '#worker/sign-documents.ts';
import {
  actsUpTo,
  CIVIL_BIRTH,
  day,
  officerAt,
  plainActs,
  procedureOf,
  seatOf,
  world,
} from './support/dossier-fixtures.ts';
import { dossierOf, systemNow, TEST_PACE } from './support/exchange-fixture.ts';
import { openGate } from './support/open-gate.ts';
import { openSigningPlace, type SigningPlace } from './support/signing-place.ts';
import { readArchival, readPdf } from './support/pdf-reader.ts';
import { pdfsigWith } from './support/pdfsig.ts';
import { actOn, done, playActs, receiveDossier, type TestStore } from './support/store-fixture.ts';

const MOTHER = '091190012345';
let place: SigningPlace;
let store: TestStore;
let keeper: WorldKeeper;
let content: ContentStore;
let keys: SigningKeys;

before(async () => {
  place = await openSigningPlace();
  ({ store, content, keys } = place);
  await addShippedVersions(store.ownerPool, 'form', wholeForms(await readShippedForms()));
  keeper = await keepWorldFresh(store.pool, systemNow, () => undefined);
});
after(async () => {
  keeper.stop();
  await place.close();
});

/** Lets the worker look at a dossier once. */
async function sign(dossierId: string, signingKeys: SigningKeys = keys) {
  const tell = signDocuments({
    pool: store.pool,
    content,
    uploadGate: openGate(store.pool, content),
    runCommand: store.run,
    agencyName: (code) => keeper.directory().agencyName(code, 'vi'),
    draw: drawDocument(
      { ...keeper, now: systemNow, publicUrl: 'https://motcua.kiengiang.example' },
      await readResultTemplates(),
    ),
    keysFor: () => signingKeys,
    now: systemNow,
    patience: TEST_PACE.patience,
  });
  const { version } = await dossierOf(store, dossierId);
  return tell({ dossierId, wantedVersion: version } as LeasedDelivery);
}

const declaration = {
  form: { code: 'khai-sinh', validFrom: day('2022-01-01') },
  answers: {
    'child.name': 'Trần Minh Khôi',
    'child.sex': 'nam',
    'child.birthDate': '2022-06-19',
    'child.ethnicity': 'Kinh',
    motherKnown: true,
    'mother.name': 'Nguyễn Thị Ngọc Hoa',
    'mother.birthDate': '1990-03-12',
    fatherKnown: false,
  },
} as const;

/** A birth whose result is issued. */
async function issue(
  acts: readonly Act[] = [...actsUpTo(CIVIL_BIRTH, 'phat-hanh'), plainActs.issue],
) {
  const { dossierId } = await receiveDossier(store.run, CIVIL_BIRTH, {
    changes: {
      declaration,
      concerned: {
        name: 'Trần Minh Khôi',
        identityNumber: null,
        birthDate: '2022-06-19',
        sex: 'male',
      },
      applicant: {
        kind: 'citizen',
        name: 'Nguyễn Thị Ngọc Hoa',
        identityNumber: MOTHER,
        birthDate: '1990-03-12',
        sex: 'female',
        address: 'Rạch Giá',
        phone: null,
        email: null,
        organisation: null,
      },
    },
  });
  await playActs(store.run, dossierId, CIVIL_BIRTH, acts);
  return dossierId;
}

const bytesOf = async (document: HeldDocument): Promise<Uint8Array> =>
  buffer(content.open(document.file.sha256));

async function inForce(dossierId: string): Promise<HeldDocument> {
  return documentInForce(await dossierOf(store, dossierId)) ?? assert.fail('no document');
}

async function leaderActs(dossierId: string, act: Act): Promise<void> {
  const step = procedureOf(CIVIL_BIRTH).steps.find(({ role }) => role === 'signing-leader');
  const { version } = await dossierOf(store, dossierId);
  const officer = officerAt(seatOf(CIVIL_BIRTH), step ?? assert.fail());
  done(await actOn(store.run, { dossierId, version, officer, act, at: systemNow() }));
}

test('an issued result is a PDF/A of the data, signed and sealed, good for an independent reader', async () => {
  const dossierId = await issue();
  await sign(dossierId);
  const document = await inForce(dossierId);
  const bytes = await bytesOf(document);
  assert.equal(createHash('sha256').update(bytes).digest('hex'), document.file.sha256);
  const trust = await loadTrust(place.signing);
  const verdict = await readVerdict(bytes, trust, { known: systemNow(), now: systemNow() });
  assert.equal(verdict.kind, 'valid');
  assert.deepEqual(
    verdict.signatures.map(({ signer }) => signer?.kind),
    ['person', 'agency'],
  );
  const root = new X509Certificate(readFileSync(join(place.signing, ROOTS)));
  const pdfsig = pdfsigWith([root], [readFileSync(join(place.signing, 'authority.crl'))]);
  try {
    const read = pdfsig.read(bytes);
    assert.deepEqual(
      read.map(({ signature, certificate }) => `${signature} ${certificate}`),
      Array(2).fill('Signature is Valid. Certificate is Trusted.'),
    );
    const flipped = Uint8Array.from(bytes);
    flipped[2000] = (flipped[2000] ?? 0) ^ 1;
    assert.ok(pdfsig.read(flipped).every(({ signature }) => !signature.includes('is Valid')));
  } finally {
    pdfsig.remove();
  }
  const { text, qr } = await readPdf(bytes);
  assert.match(text, /TRÍCH LỤC KHAI SINH/);
  assert.match(text, /Số: 12\/GKS/);
  assert.match(text, /Họ, chữ đệm, tên: Trần Minh Khôi/);
  assert.match(text, /Giới tính: Nam/);
  assert.match(text, /Họ, chữ đệm, tên: Nguyễn Thị Ngọc Hoa/);
  assert.match(text, /Người cha\s+Họ, chữ đệm, tên: –/, 'an unknown father is left blank');
  const at = `https://motcua.kiengiang.example/xac-minh/${document.id}#`;
  assert.ok(qr?.text.startsWith(at) === true, qr?.text);
  const fields = new URLSearchParams(qr.text.slice(at.length));
  assert.equal(fields.get('TenGiayTo'), 'Trích lục khai sinh');
  assert.equal(fields.get('MaDinhDanh'), MOTHER);
  const { metadata, fonts } = await readArchival(bytes);
  assert.match(metadata, /<pdfaid:part>2<\/pdfaid:part>/);
  assert.deepEqual(
    [...fonts.values()].filter((embedded) => !embedded),
    [],
  );
});

test('the worker that comes a second time, or beside another, makes no second document', async () => {
  const dossierId = await issue();
  await Promise.all([sign(dossierId), sign(dossierId)]);
  await sign(dossierId);
  assert.equal((await dossierOf(store, dossierId)).documents.length, 1);
});

test('a refusal is signed by whoever refused, with its QR code', async () => {
  const dossierId = await issue([...actsUpTo(CIVIL_BIRTH, 'ky-duyet'), plainActs.refuse]);
  await sign(dossierId);
  const document = await inForce(dossierId);
  const { text, qr } = await readPdf(await bytesOf(document));
  assert.equal(document.kind, 'refusal');
  assert.match(text, /Không thuộc thẩm quyền/);
  assert.match(qr?.text ?? '', new RegExp(`/xac-minh/${document.id}#`));
});

test('the store has the document by person, id and content, also made anew from the events', async () => {
  const dossierId = await issue();
  await sign(dossierId);
  const { id, file } = await inForce(dossierId);
  const seen = async () => [
    (await storedDocumentsOf(store.pool, [MOTHER], 100)).find(
      ({ documentId }) => documentId === id,
    ),
    await findStoredDocument(store.pool, id),
    await findDocumentByContent(store.pool, file.sha256),
  ];
  const held = await seen();
  for (const one of held) assert.equal(one?.title, 'Trích lục khai sinh');
  await store.ownerPool.query('delete from stored_document');
  await rebuildProjection(store.ownerPool, world, systemNow(), () => undefined);
  assert.deepEqual(await seen(), held);
  assert.deepEqual(await storedDocumentsOf(store.pool, ['091190099999'], 100), []);
  assert.equal(await findStoredDocument(store.pool, 'khong-phai'), null);
});

test('another in its place names the old one, which stays as it was and holds no more', async () => {
  const dossierId = await issue();
  await sign(dossierId);
  const first = await inForce(dossierId);
  const firstBytes = await bytesOf(first);
  await leaderActs(dossierId, { type: 'reissue', reason: 'Ghi sai nơi sinh' });
  await sign(dossierId);
  const second = await inForce(dossierId);
  assert.equal(second.replaces, first.id);
  const { text } = await readPdf(await bytesOf(second));
  assert.match(text, /Thay cho văn bản số 12\/GKS ký ngày .*; lý do: Ghi sai nơi sinh/);
  assert.deepEqual(await bytesOf(first), firstBytes);
  assert.equal((await findStoredDocument(store.pool, first.id))?.replacedBy, second.id);
});

test('what the agency took back says so, and why', async () => {
  const dossierId = await issue();
  await sign(dossierId);
  const { id } = await inForce(dossierId);
  await leaderActs(dossierId, { type: 'revoke', reason: 'Cấp sai thẩm quyền', ground: 'Điều 3' });
  const stored = await findStoredDocument(store.pool, id);
  assert.equal(stored?.revokedBecause, 'Cấp sai thẩm quyền');
  assert.notEqual(stored?.revokedAt, null);
});

test('a signature that its owner has not confirmed is asked for again; a missing key says who mends it', async () => {
  const dossierId = await issue();
  const unconfirmed: SigningKeys = {
    signerOf: () => Promise.reject(new SigningFault('not-confirmed', 'wait')),
  };
  assert.partialDeepStrictEqual(Object.keys((await sign(dossierId, unconfirmed)) as object), [
    'askAgainAt',
  ]);
  const none: SigningKeys = {
    signerOf: () => Promise.resolve({ ok: false, error: 'no-certificate' }),
  };
  await assert.rejects(sign(dossierId, none), /person: Chưa có chứng thư số.*quản trị tỉnh/);
  assert.equal((await dossierOf(store, dossierId)).documents.length, 0);
  await sign(dossierId);
  assert.equal((await dossierOf(store, dossierId)).documents.length, 1);
});
