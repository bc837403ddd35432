import { strict as assert } from 'node:assert';
import { test } from 'node:test';
import fc from 'fast-check';
import { type AxisDocument, type AxisStatus, STATUS_CODES } from '#axis/axis-document.ts';
import { type Day, instantFromEpoch, parseDay } from '#kernel/day.ts';
import { readDocument, writeDocument } from '#registries/document-axis/codec.ts';
import { readStatus, writeStatus } from '#registries/document-axis/status-codec.ts';
import { RegistryFault } from '#registries/registry-fault.ts';

const answerOf = (text: string) => ({ status: 200, text });
const day = (text: string): Day => {
  const parsed = parseDay(text);
  assert.ok(parsed.ok);
  return parsed.value;
};

const plain = <T>(model: { [K in keyof T]: fc.Arbitrary<T[K]> }): fc.Arbitrary<T> =>
  fc.record(model, { noNullPrototype: true });

/** Words as people write them, hostile ones among them: markup, quotes, a comma, two lines. */
const words = fc
  .array(fc.constantFrom('Báo cáo', 'Đề án 06', '<b>', '&amp;', '"', "'", ']]>', 'a,b', 'ừ\nữ'), {
    minLength: 1,
    maxLength: 5,
  })
  .map((parts) => parts.join(' '));
const organ = plain({
  id: fc.constantFrom('000.00.00.H33', '000.00.00.G22', '000.00.17.H33'),
  name: words,
});
const documentId = plain({
  organ: fc.constantFrom('000.00.00.H33', '000.00.00.G22'),
  day: fc.constantFrom(day('2022-06-21'), day('2024-02-29')),
  code: fc.constantFrom('131/BC-BCĐ', '7816/VPCP-TTĐT', '1/a,b/c'),
});
const second = fc.integer({ min: 1_600_000_000, max: 1_900_000_000 });
const instant = second.map((seconds) => instantFromEpoch(seconds * 1000));
const business = fc.oneof(
  fc.constant({ kind: 'new' as const }),
  plain({ kind: fc.constantFrom('recall', 'update', 'replace'), reason: words }),
);
const files = fc.uniqueArray(
  plain({
    id: fc.uuid(),
    name: words,
    mediaType: fc.constantFrom('application/pdf', 'text/plain'),
    bytes: fc.uint8Array({ maxLength: 200 }).map((bytes) => new Uint8Array(bytes)),
  }),
  { maxLength: 3, selector: ({ id }) => id },
);
const document: fc.Arbitrary<AxisDocument> = plain({
  id: documentId,
  from: organ,
  to: fc.array(organ, { minLength: 1, maxLength: 3 }),
  place: words,
  type: words,
  subject: words,
  content: words,
  signer: plain({ position: words, name: words }),
  dueDay: fc.constantFrom(null, day('2022-07-01')),
  toPlaces: fc.array(words, { maxLength: 3 }),
  answers: fc.array(documentId, { maxLength: 2 }),
  business,
  sentAt: instant,
  files,
});
const status: fc.Arbitrary<AxisStatus> = plain({
  from: organ,
  about: documentId,
  code: fc.constantFrom(...STATUS_CODES),
  description: words,
  staff: plain({ department: words, name: words }),
  at: instant,
});

test('what is written is read the same: documents', () => {
  fc.assert(
    fc.property(document, (one) => {
      assert.deepEqual(readDocument(answerOf(writeDocument(one))), one);
    }),
  );
});

test('what is written is read the same: statuses', () => {
  fc.assert(
    fc.property(status, (one) => {
      assert.deepEqual(readStatus(answerOf(writeStatus(one))), one);
    }),
  );
});

const sample: AxisDocument = {
  id: { organ: '000.00.00.H33', day: day('2022-06-21'), code: '131/BC-BCĐ' },
  from: { id: '000.00.00.H33', name: 'UBND tỉnh Kiên Giang' },
  to: [{ id: '000.00.00.G22', name: 'Văn phòng Chính phủ' }],
  place: 'Kiên Giang',
  type: 'Báo cáo',
  subject: 'Sơ kết',
  content: '',
  signer: { position: 'Trưởng ban', name: 'Lâm Minh Thành' },
  dueDay: null,
  toPlaces: ['Như trên'],
  answers: [],
  business: { kind: 'new' },
  sentAt: instantFromEpoch(1_655_777_405_000),
  files: [
    { id: 'f1', name: 'bao-cao.pdf', mediaType: 'application/pdf', bytes: new Uint8Array([1, 2]) },
  ],
};

test('the members stand where the standard has them', () => {
  const xml = writeDocument(sample);
  for (const member of [
    '<edXML:DocumentId>000.00.00.H33,2022/06/21,131/BC-BCĐ</edXML:DocumentId>',
    '<edXML:CodeNumber>131</edXML:CodeNumber><edXML:CodeNotation>BC-BCĐ</edXML:CodeNotation>',
    '<edXML:Timestamp>2022/06/21 09:10:05</edXML:Timestamp>',
    '<edXML:BussinessDocType>0</edXML:BussinessDocType>',
    '<edXML:ContentTransferEncoded>AQI=</edXML:ContentTransferEncoded>',
  ]) {
    assert.ok(xml.includes(member), member);
  }
});

test('a malformed message is refused with its reason', () => {
  const xml = writeDocument(sample);
  const broken: readonly (readonly [string, RegExp])[] = [
    [xml.slice(0, -20), /unclosed|end/i],
    [xml.replace('131/BC-BCĐ</edXML:DocumentId>', '132/BC-BCĐ</edXML:DocumentId>'), /not that of/],
    [xml.replace('2022/06/21,131', '2022/13/41,131'), /no day/],
    [xml.replaceAll('edXML:MessageHeader', 'edXML:Other'), /no MessageHeader/],
    [xml.replace(/<edXML:To>.*<\/edXML:To>/, ''), /no To/],
    [xml.replace('DocType>0<', 'DocType>9<'), /BussinessDocType 9/],
    [xml.replace('AQI=', '%%%%'), /not base64/],
    [xml.replace(/<edXML:Attachment>.*<\/edXML:Attachment>/, ''), /is not there/],
    [xml.replace(/<edXML:Reference>.*<\/edXML:Reference>/, ''), /does not name/],
    [xml.replace('09:10:05', '25:10:05'), /no time/],
    [`<!DOCTYPE x [<!ENTITY e "e">]>${xml.replace(/^<\?xml.*?\?>/, '')}`, /document type/],
  ];
  for (const [text, why] of broken) {
    assert.throws(
      () => readDocument(answerOf(text)),
      (fault) => fault instanceof RegistryFault && why.test(fault.message),
      String(why),
    );
  }
  assert.throws(() => readStatus(answerOf(xml)), /no Status/);
});
