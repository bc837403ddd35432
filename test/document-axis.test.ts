import { strict as assert } from 'node:assert';
import { randomUUID } from 'node:crypto';
import { mkdtempSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { setTimeout as pause } from 'node:timers/promises';
import { join } from 'node:path';
import { after, before, beforeEach, test } from 'node:test';
import type { AxisDocument } from '#axis/axis-document.ts';
import { createContentStore } from '#documents/content-store.ts';
import { connectRegistries } from '#registries/connect.ts';
import { writeDocument } from '#registries/document-axis/codec.ts';
import { writeStatus } from '#registries/document-axis/status-codec.ts';
import { requestChange, sendDocument } from '#store/axis-documents.ts';
import { readAxisDocument } from '#store/axis-lists.ts';
import { tellOwn } from '#store/axis-statuses.ts';
import { inTransaction } from '#store/transaction.ts';
import { type DocumentDuty, exchangeDocuments } from '#worker/exchange-documents.ts';
import {
  axisDocument,
  axisStatus,
  OFFICE,
  POLICE,
  PROVINCE,
  thisSecond,
} from './support/axis-samples.ts';
import { accountAt, systemNow } from './support/exchange-fixture.ts';
import { openGate } from './support/open-gate.ts';
import { runSimulators } from './support/simulators.ts';
import { openTestStore, type TestStore } from './support/store-fixture.ts';

/** Documents over the axis: the government's office and the ministry of police as receivers. */

const simulators = await runSimulators();
let store: TestStore;
let duty: DocumentDuty;
before(async () => {
  store = await openTestStore();
  const { axis } = connectRegistries(accountAt(simulators), () => async () => undefined, systemNow);
  const content = createContentStore(mkdtempSync(join(tmpdir(), 'mot-cua-axis-')));
  const { pool } = store;
  duty = {
    pool,
    axis: axis ?? assert.fail(),
    own: () => PROVINCE,
    content,
    uploadGate: openGate(pool, content),
    now: systemNow,
    firstWait: 20,
    longestWait: 20,
  };
});
after(() => store.close());
beforeEach(() => simulators.order('document-axis'));

let serial = 100;
async function sent(
  changes: Partial<AxisDocument> = {},
): Promise<{ id: string; document: AxisDocument }> {
  serial += 1;
  const document = axisDocument(`${serial}/BC-BCĐ`, changes);
  const id = randomUUID();
  const bytes = new TextEncoder().encode(`nội dung ${serial}`);
  const taken = await duty.uploadGate.takeIssued(bytes);
  assert.ok(taken.ok);
  const file = { id: 'f1', name: 'bao-cao.txt', mediaType: 'text/plain', ...taken.value };
  const { files: _, ...kept } = document;
  const done = await inTransaction(duty.pool, (client) => sendDocument(client, id, kept, [file]));
  assert.equal(done, 'done');
  return { id, document };
}

const round = () => exchangeDocuments(duty, new AbortController().signal);
async function rounds(count: number): Promise<void> {
  for (let index = 0; index < count; index += 1) await round();
}
const shown = async (id: string) => (await readAxisDocument(duty.pool, id)) ?? assert.fail();
const statesOf = async (id: string) =>
  Object.fromEntries(
    (await shown(id)).receivers.map(({ organ, state }) => [organ, state.handling]),
  );
const heldOf = async ({ id }: AxisDocument) =>
  (await simulators.axisDocuments()).find((one) => one.id.endsWith(`,${id.code}`));

test('a document arrives, is registered, assigned, worked on and completed, each with its time', async () => {
  const { id, document } = await sent();
  await rounds(6);
  assert.deepEqual(await statesOf(id), { [OFFICE.id]: 'completed', [POLICE.id]: 'completed' });
  const told = (await shown(id)).notes.filter(({ organ }) => organ === OFFICE.id);
  assert.deepEqual(
    told.map((note) => note.told),
    ['01', '03', '04', '05', '06'],
  );
  assert.equal((await heldOf(document))?.messages, 1);
});

test('however the line fails, a document is sent once', async () => {
  await simulators.order('document-axis', { lostAnswers: 0.5, errors: 0.2 });
  const all = await Promise.all(Array.from({ length: 5 }, () => sent()));
  for (let tries = 0; tries < 60; tries += 1) {
    await round().catch(() => undefined);
    await pause(25);
  }
  await simulators.order('document-axis');
  await rounds(6);
  for (const { id, document } of all) {
    assert.equal((await heldOf(document))?.messages, 1, document.id.code);
    assert.equal((await statesOf(id))[OFFICE.id], 'completed');
    assert.deepEqual((await shown(id)).waiting, []);
  }
});

test('the same number and day is one document, whoever sends it again', async () => {
  const { document } = await sent();
  const { files: _, ...kept } = document;
  const again = await inTransaction(duty.pool, (client) =>
    sendDocument(client, randomUUID(), kept, []),
  );
  assert.equal(again, 'known');
});

test('a dead line is shown with the document, and it goes out when the line is back', async () => {
  await round(); // what others left would be tried first
  await simulators.order('document-axis', { isOut: true });
  const { id } = await sent();
  await assert.rejects(round());
  const [waiting] = (await shown(id)).waiting;
  assert.deepEqual([waiting?.faultCode, waiting?.attempts], ['unreachable', 1]);
  await simulators.order('document-axis');
  await pause(30);
  await rounds(2);
  assert.deepEqual((await shown(id)).waiting, []);
});

test('a receiver refuses with its reason', async () => {
  const { document } = await sent();
  await rounds(2);
  const told = { document: document.id.code, organ: POLICE.id, code: '02' };
  // It has registered it meanwhile: a refusal that cannot follow is told by nobody.
  assert.equal((await simulators.axis({ ...told, description: 'Sai nơi nhận' })).done, false);
  const late = await sent();
  await exchangeSendOnly();
  const refused = { ...told, document: late.document.id.code, description: 'Sai nơi nhận' };
  assert.ok((await simulators.axis(refused)).done);
  await round();
  const { receivers, notes } = await shown(late.id);
  assert.equal(receivers.find(({ organ }) => organ === POLICE.id)?.state.handling, 'refused');
  assert.ok(notes.some(({ description }) => description === 'Sai nơi nhận'));
});

/** Sends without looking into the inbox, at which the simulated offices go on. */
async function exchangeSendOnly(): Promise<void> {
  const blind = { ...duty, axis: { ...duty.axis, waiting: async () => [] } };
  await exchangeDocuments(blind, new AbortController().signal);
}

async function change(id: string, kind: 'recall' | 'replace' | 'update') {
  const { document } = await shown(id);
  const files = kind === 'recall' ? [] : [await newFile()];
  const wanted = { kind, reason: 'Sai số liệu', document, files };
  return inTransaction(duty.pool, (client) => requestChange(client, id, wanted, thisSecond()));
}

async function newFile() {
  const taken = await duty.uploadGate.takeIssued(new TextEncoder().encode('bản mới'));
  assert.ok(taken.ok);
  return { id: 'f2', name: 'ban-moi.txt', mediaType: 'text/plain', ...taken.value };
}

test('a recall is agreed by who has not finished, and refused by who has', async () => {
  const { id } = await sent();
  await rounds(2);
  assert.equal(await change(id, 'recall'), 'done');
  assert.equal(await change(id, 'recall'), 'nobody', 'asked once at a time');
  await rounds(2);
  assert.deepEqual(await statesOf(id), { [OFFICE.id]: 'recalled', [POLICE.id]: 'recalled' });
  const done = await sent();
  await rounds(6);
  assert.equal(await change(done.id, 'recall'), 'done');
  await rounds(2);
  const { receivers, notes } = await shown(done.id);
  assert.ok(
    receivers.every(({ state }) => state.handling === 'completed' && state.request === null),
  );
  assert.equal(notes.filter(({ told }) => told === '16').length, 2);
});

test('a replacement goes with its files, and is registered anew', async () => {
  const { id, document } = await sent();
  await rounds(3);
  assert.equal(await change(id, 'replace'), 'done');
  await rounds(2);
  assert.equal((await heldOf(document))?.messages, 2);
  const { receivers, files } = await shown(id);
  assert.ok(receivers.every(({ state }) => state.request === null));
  assert.deepEqual(
    files.map(({ version, name }) => [version, name]),
    [
      [1, 'bao-cao.txt'],
      [2, 'ban-moi.txt'],
    ],
  );
  await rounds(5);
  assert.equal((await statesOf(id))[OFFICE.id], 'completed');
});

const TO_US = { from: OFFICE, to: [PROVINCE] };
const theirs = (code: string, changes: Partial<AxisDocument> = {}): AxisDocument =>
  axisDocument(code, {
    ...TO_US,
    id: { ...axisDocument(code).id, organ: OFFICE.id },
    files: [{ id: 'a', name: 'cv.pdf', mediaType: 'application/pdf', bytes: new Uint8Array([1]) }],
    ...changes,
  });
const incoming = async (code: string) => {
  const { rows } = await duty.pool.query(
    `select axis_document_id as id from axis_document where direction = 'in' and document_id like $1`,
    [`%,${code}`],
  );
  return rows.map(({ id }): string => id);
};

test('a document that comes is taken once, with its files, and its arrival is told', async () => {
  const document = theirs('7816/VPCP-KSTT');
  const raw = writeDocument(document);
  await simulators.axis({ raw });
  await simulators.axis({ raw });
  await rounds(2);
  const [id = '', ...more] = await incoming('7816/VPCP-KSTT');
  assert.deepEqual(more, []);
  const { receivers, files, waiting } = await shown(id);
  assert.equal(receivers[0]?.state.handling, 'arrived');
  assert.deepEqual(
    files.map(({ name, size }) => [name, size]),
    [['cv.pdf', 1]],
  );
  assert.deepEqual(waiting, []);
});

test('we register and complete it; a step that cannot follow is not told', async () => {
  const document = theirs('7817/VPCP-KSTT');
  await simulators.axis({ raw: writeDocument(document) });
  await round();
  const [id = ''] = await incoming('7817/VPCP-KSTT');
  const tell = (code: '03' | '04' | '06' | '15') =>
    inTransaction(duty.pool, (client) =>
      tellOwn(client, id, axisStatus(document, code, PROVINCE), systemNow()),
    );
  assert.equal(await tell('06'), 'out-of-order');
  assert.equal(await tell('03'), 'done');
  assert.equal(await tell('03'), 'repeated');
  assert.equal(await tell('15'), 'out-of-order', 'nothing was asked');
  assert.equal(await tell('06'), 'done');
  await round();
  assert.deepEqual((await shown(id)).waiting, []);
});

test('what its sender asks back is given back when we agree; a change holds from then on', async () => {
  const document = theirs('7818/VPCP-KSTT');
  await simulators.axis({ raw: writeDocument(document) });
  await round();
  const [id = ''] = await incoming('7818/VPCP-KSTT');
  const update = { kind: 'update', reason: 'Sai trích yếu' } as const;
  await simulators.axis({
    raw: writeDocument({ ...document, subject: 'Trích yếu đúng', business: update }),
  });
  await round();
  assert.equal((await shown(id)).receivers[0]?.state.request, 'update');
  assert.equal((await shown(id)).document.subject, document.subject);
  const tell = (code: '15') =>
    inTransaction(duty.pool, (client) =>
      tellOwn(client, id, axisStatus(document, code, PROVINCE), systemNow()),
    );
  assert.equal(await tell('15'), 'done');
  assert.equal((await shown(id)).document.subject, 'Trích yếu đúng');
  await simulators.axis({ raw: writeStatus(axisStatus(document, '13')) });
  await round();
  assert.equal((await shown(id)).receivers[0]?.state.request, 'recall');
});

test('a message that cannot be read is set aside with its reason, and stops nobody', async () => {
  await simulators.axis({ raw: '<edXML>hỏng' });
  await simulators.axis({ raw: writeStatus(axisStatus(axisDocument('không-có/1'), '03', OFFICE)) });
  await simulators.axis({ raw: writeDocument(theirs('7819/VPCP-KSTT')) });
  await rounds(6);
  assert.equal((await incoming('7819/VPCP-KSTT')).length, 1);
  const { rows } = await duty.pool.query(
    'select tries, fault, set_aside_at from axis_unread order by tries',
  );
  assert.equal(rows.length, 2);
  assert.match(rows[0].fault, /không có/);
  assert.ok(rows.every((row) => row.set_aside_at !== null));
});
