import { strict as assert } from 'node:assert';
import { test } from 'node:test';
import fc from 'fast-check';
import { evolve, evolveAll } from '#dossier/dossier.ts';
import type { DossierEvent, RecordedEvent } from '#dossier/dossier-event.ts';
import { isMoot, type NoticeKind, noticeKindOf } from '#dossier/notice.ts';
import { noticeWords } from '#dossier/notice-text.ts';
import { readStoredEvent } from '#dossier/stored-event.ts';
import { SMS_LENGTH } from '#kernel/gsm-text.ts';
import { at, CIVIL_BIRTH, procedureOf } from '#test/support/dossier-fixtures.ts';
import { goldenEvents } from '#test/support/golden-events.ts';

const procedure = procedureOf(CIVIL_BIRTH);
const place = {
  desk: 'Bộ phận Một cửa phường Vĩnh Thanh Vân',
  handler: 'Ủy ban nhân dân phường Vĩnh Thanh Vân',
  trackingUrl: 'https://motcua.kiengiang.example/tra-cuu',
};
const NUMBER = '091185012345';
const OLD_NUMBER = '371234567';
const [golden = assert.fail()] = goldenEvents.filter(({ stored }) => stored.type === 'received');
const goldenReceipt = readStoredEvent({ ...golden.stored, version: 1 });
assert.ok(goldenReceipt.event.type === 'received');
const receipt: RecordedEvent = {
  ...goldenReceipt,
  event: {
    ...goldenReceipt.event,
    applicant: {
      ...goldenReceipt.event.applicant,
      name: 'Lâm Thị Mỹ Hạnh',
      identityNumber: NUMBER,
      organisation: null,
    },
  },
};
const due = { at: at('2022-06-30 17:00'), proof: [] };
const actor = receipt.actor;

const inPlaceOfAnother = goldenEvents
  .map(({ stored }) => readStoredEvent(stored).event)
  .flatMap((event) => (event.type === 'document-signed' ? [event.document] : []))
  .find(({ replaces }) => replaces !== null);
assert.ok(inPlaceOfAnother !== undefined);

/** An event of each kind, with what an officer typed. */
const eventsWith = (typed: string): Readonly<Record<NoticeKind, DossierEvent>> => ({
  received: receipt.event,
  supplement: {
    type: 'supplement-requested',
    items: [{ what: typed, reason: typed }],
    contact: typed,
  },
  extended: { type: 'extended', reason: typed, previousDue: at('2022-06-24 17:00'), due },
  refused: { type: 'refused', reason: typed, ground: typed },
  stopped: { type: 'stopped', reason: typed, feeSettlement: typed },
  ready: { type: 'issued', to: 'tra-ket-qua', resultNumber: '12/GKS' },
  reissued: { type: 'document-signed', document: inPlaceOfAnother },
  revoked: { type: 'document-revoked', document: '', reason: typed, ground: typed },
});

function wordsOf(kind: NoticeKind, typed = 'Giấy tờ mờ', url = place.trackingUrl) {
  const event = eventsWith(typed)[kind];
  const recorded: RecordedEvent = { version: 2, at: at('2022-06-22 09:00'), actor, event };
  const isFirst = event.type === 'received';
  const dossier = isFirst ? evolveAll([receipt]) : evolve(evolveAll([receipt]), recorded);
  const told = noticeWords(kind, isFirst ? receipt : recorded, dossier, {
    ...place,
    trackingUrl: url,
  });
  return { ...told, code: dossier.code };
}

const KINDS = Object.keys(eventsWith('')) as NoticeKind[];

test('each kind of event tells what it is about, with the code and where it is followed', () => {
  for (const kind of KINDS) {
    assert.equal(noticeKindOf(eventsWith('x')[kind], procedure), kind);
    const { subject, paragraphs, sms, code } = wordsOf(kind);
    const letter = paragraphs.join('\n');
    for (const text of [subject, letter, sms]) assert.ok(text.includes(code), kind);
    assert.ok(letter.includes(place.trackingUrl));
    assert.match(letter, /^Kính gửi: Lâm Thị Mỹ Hạnh$/m);
    assert.doesNotMatch(sms, /Hanh|Lam Thi/);
  }
  assert.match(wordsOf('supplement').paragraphs.join('\n'), /1\. Giấy tờ mờ/);
  assert.match(wordsOf('extended').paragraphs.join('\n'), /xin lỗi[^]*17:00 30\/06\/2022/);
  assert.match(wordsOf('extended').sms, /Xin loi ong\/ba.*17:00 30\/06\/2022/);
});

test('steps between agencies, a deadline that passed and a print are told to nobody outside', () => {
  const silent: readonly DossierEvent[] = [
    { type: 'accepted', step: 'tham-dinh' },
    { type: 'passed-on', from: 'tiep-nhan', to: 'tham-dinh', note: '' },
    { type: 'sent-back', from: 'tham-dinh', to: 'tra-ket-qua', reason: '' },
    { type: 'fell-overdue', due: at('2022-06-24 17:00') },
    { type: 'printed', form: '01' },
    { type: 'handed-over', receiver: 'A', method: 'desk' },
  ];
  for (const event of silent) assert.equal(noticeKindOf(event, procedure), null, event.type);
  assert.equal(noticeKindOf({ type: 'signed', to: 'tra-ket-qua' }, procedure), 'ready');
});

const anything = fc.string({ unit: 'grapheme', maxLength: 300 });
const anyKind = fc.constantFrom(...KINDS);

test('a text message is one message in the 7-bit alphabet, whatever was typed', () => {
  const url = fc.constantFrom(place.trackingUrl, `https://${'a'.repeat(200)}.example/tra-cuu`);
  fc.assert(
    fc.property(anyKind, anything, url, (kind, typed, address) => {
      const { sms, code } = wordsOf(kind, typed, address);
      assert.ok(sms.length <= SMS_LENGTH, sms);
      assert.match(sms, /^[ !"#$%&'()*+,\-./0-9:;<=>?@A-Z_a-z]*$/);
      assert.ok(sms.includes(code));
    }),
  );
});

test('no notice holds an identity number, even where an officer typed one', () => {
  const spelled = fc.constantFrom(
    NUMBER,
    OLD_NUMBER,
    '091 185 012 345',
    '371.234.567',
    '371 234 567',
  );
  fc.assert(
    fc.property(anyKind, anything, spelled, anything, (kind, before, number, after) => {
      const isApart = !/\d[ .]?$/.test(before) && !/^[ .]?\d/.test(after);
      fc.pre(isApart);
      const { code, ...words } = wordsOf(kind, `${before}${number}${after}`);
      const text = JSON.stringify(words).replaceAll(code, '').replaceAll(/[ .]/g, '');
      assert.ok(!text.includes(NUMBER) && !text.includes(OLD_NUMBER), text);
    }),
  );
  assert.match(wordsOf('supplement', 'Gọi 0297 3862 000').paragraphs.join(), /0297 3862 000/);
});

test('what is late is told while it is true, what ended a dossier always', () => {
  const open = evolveAll([receipt]);
  assert.ok(open.due.at !== null);
  const recorded = { at: receipt.at };
  const later = at('2030-01-02 09:00');
  assert.equal(isMoot('received', recorded, open, receipt.at), false);
  assert.equal(isMoot('received', recorded, open, open.due.at), true, 'the due date came');
  assert.equal(isMoot('received', recorded, { ...open, finishedAt: receipt.at }, receipt.at), true);
  const endless = { ...open, due: { at: null, proof: [] } };
  assert.equal(isMoot('received', recorded, endless, receipt.at), false);
  assert.equal(isMoot('received', recorded, endless, later), true);
  assert.equal(isMoot('supplement', recorded, open, receipt.at), true, 'it came meanwhile');
  const [event, version] = [eventsWith('x').supplement, 2];
  const waiting = evolve(open, { version, at: receipt.at, actor, event });
  assert.equal(isMoot('supplement', recorded, waiting, later), false);
  assert.equal(isMoot('ready', recorded, open, later), false);
  const since = receipt.at;
  const fetched = { ...open, phase: { kind: 'closed', outcome: 'handed-over', since } } as const;
  assert.equal(isMoot('ready', recorded, fetched, later), true);
  for (const kind of ['refused', 'stopped'] as const) {
    assert.equal(isMoot(kind, recorded, fetched, later), false);
  }
});
