import { strict as assert } from 'node:assert';
import { buffer } from 'node:stream/consumers';
import { after, before, test } from 'node:test';
import type { ContentStore } from '#documents/content-store.ts';
import { readVerdict } from '#documents/signing/read-verdict.ts';
import type { SigningKeys } from '#documents/signing/signer.ts';
import { SigningFault } from '#documents/signing/signing-fault.ts';
import { loadTrust } from '#documents/signing/trust-directory.ts';
import type { PaperData } from '#dossier/digitising-event.ts';
import type { Attachment } from '#dossier/dossier-event.ts';
import { portalDossier } from '#registries/national-portal/codec.ts';
import { deliveriesOf, type LeasedDelivery } from '#store/deliveries.ts';
import { loadHistory } from '#store/load-dossier.ts';
import { rebuildProjection } from '#store/rebuild.ts';
import { storedDocumentsOf } from '#store/stored-documents.ts';
import { signDocuments } from '#worker/sign-documents.ts';
import {
  CIVIL_BIRTH,
  day,
  officer,
  procedureOf,
  receiptOf,
  seatOf,
  world,
} from './support/dossier-fixtures.ts';
import {
  dossierOf,
  isTold,
  startTestExchange,
  systemNow,
  TEST_PACE,
  until,
} from './support/exchange-fixture.ts';
import { openGate } from './support/open-gate.ts';
import { openSigningPlace, type SigningPlace } from './support/signing-place.ts';
import { readArchival } from './support/pdf-reader.ts';
import { runSimulators } from './support/simulators.ts';
import { pdfFile, pngFile, type SampleFile } from './support/sample-files.ts';
import { actOn, done, receiveDossier, type TestStore } from './support/store-fixture.ts';

const APPLICANT = '091190012345';
let place: SigningPlace;
let store: TestStore;
let content: ContentStore;
let keys: SigningKeys;

before(async () => {
  place = await openSigningPlace();
  ({ store, content, keys } = place);
});
after(async () => {
  await place.close();
});

const data: PaperData = {
  title: 'Giấy chứng sinh',
  number: '07/GCS',
  issuer: 'Bệnh viện Đa khoa tỉnh Kiên Giang',
  issuedOn: day('2022-06-12'),
  validUntil: day('2032-06-12'),
};
const clerk = officer('counter-officer', seatOf(CIVIL_BIRTH).desk);

async function keep({ name, mimeType, buffer: bytes }: SampleFile): Promise<Attachment> {
  const stored = await content.put(bytes, { maxBytes: 1_000_000 });
  assert.ok(stored.ok);
  return { component: 'giay-chung-sinh', name, mediaType: mimeType, ...stored.value };
}

/** A birth received with a file as its certificate. */
async function receive(file: Attachment): Promise<string> {
  const applicant = { ...receiptOf(CIVIL_BIRTH).applicant, identityNumber: APPLICANT };
  const changes = { applicant, attachments: [file] };
  return (await receiveDossier(store.run, CIVIL_BIRTH, { changes })).dossierId;
}

async function order(dossierId: string, paper: string, changed: Partial<PaperData> = {}) {
  const { version } = await dossierOf(store, dossierId);
  const act = {
    type: 'digitise',
    paper,
    data: { ...data, ...changed },
    isCompared: true,
  } as const;
  done(await actOn(store.run, { dossierId, version, officer: clerk, act, at: systemNow() }));
}

async function sign(dossierId: string, signingKeys: SigningKeys = keys) {
  const tell = signDocuments({
    pool: store.pool,
    content,
    uploadGate: openGate(store.pool, content),
    runCommand: store.run,
    agencyName: (code) => code,
    draw: () => assert.fail('no document is drawn'),
    keysFor: () => signingKeys,
    now: systemNow,
    patience: TEST_PACE.patience,
  });
  const { version } = await dossierOf(store, dossierId);
  return tell({ dossierId, wantedVersion: version } as LeasedDelivery);
}

async function digitised(file: SampleFile) {
  const paper = await keep(file);
  const dossierId = await receive(paper);
  await order(dossierId, paper.sha256);
  await sign(dossierId);
  return { dossierId, paper };
}

for (const file of [pdfFile('chung-sinh.pdf'), pngFile('chung-sinh.png')]) {
  test(`the copy of ${file.mimeType} is a PDF that the officer alone signed, with its code`, async () => {
    const { dossierId, paper } = await digitised(file);
    const dossier = await dossierOf(store, dossierId);
    const [copy = assert.fail()] = dossier.copies;
    assert.equal(copy.paper, paper.sha256);
    assert.match(copy.code, new RegExp(`^${dossier.code}-SH\\d+$`));
    const bytes = await buffer(content.open(copy.file.sha256));
    const trust = await loadTrust(place.signing);
    const verdict = await readVerdict(bytes, trust, { known: systemNow(), now: systemNow() });
    assert.equal(verdict.kind, 'valid');
    assert.deepEqual(
      verdict.signatures.map(({ signer }) => [signer?.kind, signer?.name]),
      [['person', clerk.name]],
    );
    assert.deepEqual(await buffer(content.open(paper.sha256)), file.buffer, 'what was sent stays');
    if (file.mimeType === 'image/png') {
      assert.match((await readArchival(bytes)).metadata, /<pdfaid:part>2<\/pdfaid:part>/);
    }
  });
}

test('it lies in the store of who handed it in, also made anew from the events', async () => {
  const { dossierId, paper } = await digitised(pdfFile('a.pdf', 'store'));
  const mine = async () =>
    (await storedDocumentsOf(store.pool, [APPLICANT], 100)).filter(
      (one) => one.dossierId === dossierId,
    );
  const held = await mine();
  assert.partialDeepStrictEqual(held, [
    {
      kind: 'paper',
      owners: [APPLICANT],
      title: 'Giấy chứng sinh',
      number: '07/GCS',
      issuer: 'Bệnh viện Đa khoa tỉnh Kiên Giang',
      issuedOn: '2022-06-12',
      validUntil: '2032-06-12',
      copyOf: paper.sha256,
    },
  ]);
  await store.ownerPool.query('delete from stored_document');
  await rebuildProjection(store.ownerPool, world, systemNow(), () => undefined);
  assert.deepEqual(await mine(), held);
});

test('the worker that comes a second time, or beside another, makes no second copy', async () => {
  const paper = await keep(pdfFile('b.pdf', 'twice'));
  const dossierId = await receive(paper);
  await order(dossierId, paper.sha256);
  await Promise.all([sign(dossierId), sign(dossierId)]);
  await sign(dossierId);
  assert.equal((await dossierOf(store, dossierId)).copies.length, 1);
});

test('data that were wrong are put right by another copy, which names the old one', async () => {
  const { dossierId, paper } = await digitised(pdfFile('c.pdf', 'again'));
  await order(dossierId, paper.sha256, { number: '08/GCS' });
  await sign(dossierId);
  const { copies } = await dossierOf(store, dossierId);
  assert.deepEqual(
    copies.map(({ data: { number }, replacedBy }) => [number, replacedBy]),
    [
      ['07/GCS', copies[1]?.id],
      ['08/GCS', null],
    ],
  );
});

test('a file that cannot be signed is told to the officer; a key that is missing is waited for', async () => {
  const broken = await keep({ ...pdfFile('hong.pdf'), buffer: Buffer.from('%PDF-1.4 hỏng') });
  const dossierId = await receive(broken);
  await order(dossierId, broken.sha256);
  await sign(dossierId);
  const { events } = await loadHistory(store.pool, dossierId);
  assert.partialDeepStrictEqual(events.at(-1)?.event, {
    type: 'digitising-failed',
    obstacle: 'not-pdf',
  });
  const paper = await keep(pdfFile('d.pdf', 'waits'));
  const waiting = await receive(paper);
  await order(waiting, paper.sha256);
  const none: SigningKeys = {
    signerOf: () => Promise.resolve({ ok: false, error: 'no-certificate' }),
  };
  await assert.rejects(sign(waiting, none), /person: Chưa có chứng thư số.*quản trị tỉnh/);
  const unconfirmed: SigningKeys = {
    signerOf: () => Promise.reject(new SigningFault('not-confirmed', 'wait')),
  };
  assert.ok('askAgainAt' in ((await sign(waiting, unconfirmed)) as object));
  assert.equal((await dossierOf(store, waiting)).orderedCopies.length, 1);
  await sign(waiting);
  assert.equal((await dossierOf(store, waiting)).copies.length, 1);
});

test('the national portal is told of every paper what it is: sent, digitised, used again', async () => {
  const { dossierId, paper } = await digitised(pdfFile('e.pdf', 'flags'));
  const [copy = assert.fail()] = (await dossierOf(store, dossierId)).copies;
  const again: Attachment = {
    ...copy.file,
    source: { kind: 'stored', document: copy.id, code: copy.code },
  };
  const later = await receive(again);
  const plain = await receive(await keep(pdfFile('f.pdf', 'plain')));
  const flags = async (id: string) => {
    const { dossier, events } = await loadHistory(store.pool, id);
    const told = portalDossier({
      dossier,
      events,
      procedure: procedureOf(CIVIL_BIRTH),
      agencyName: (code) => code,
      fileUrl: ({ sha256 }) => sha256,
    });
    const [one = assert.fail()] = told.TaiLieuNop;
    return [
      one.DuongDanTaiTepTin,
      one.DuocSoHoa + one.DuocTaiSuDung + one.DuocLayTuKhoDMQG,
      one.MaKetQuaThayThe,
      told.HoSoCoThanhPhanSoHoa,
    ];
  };
  assert.deepEqual(await flags(dossierId), [copy.file.sha256, '100', copy.code, '1']);
  assert.deepEqual(await flags(later), [copy.file.sha256, '110', copy.code, '1']);
  assert.partialDeepStrictEqual((await flags(plain)).slice(1), ['000', '', '0']);
  assert.notEqual(paper.sha256, copy.file.sha256);
});

test('the portal holds what became of a paper, also after a try that did not arrive', async () => {
  const simulators = await runSimulators();
  const paper = await keep(pdfFile('g.pdf', 'portal'));
  const dossierId = await receive(paper);
  const exchange = startTestExchange(store, simulators);
  try {
    await until(() => isTold(store, dossierId));
    const { code } = await dossierOf(store, dossierId);
    const flags = async () => {
      const held = (await simulators.held())[code]?.dossier['TaiLieuNop'];
      const [one] = held as readonly { readonly DuocSoHoa: string }[];
      return one?.DuocSoHoa;
    };
    assert.equal(await flags(), '0');
    await simulators.order('national-portal', { errors: 1 });
    await order(dossierId, paper.sha256);
    await sign(dossierId);
    const portal = async () =>
      (await deliveriesOf(store.pool, dossierId)).find(({ party }) => party === 'national-portal');
    await until(async () => ((await portal())?.failingSince ?? null) !== null);
    await simulators.order('national-portal');
    await until(async () => (await portal())?.isDone === true);
    assert.equal(await flags(), '1');
  } finally {
    await exchange.stop();
  }
});
