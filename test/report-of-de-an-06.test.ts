import { strict as assert } from 'node:assert';
import { after, before, test } from 'node:test';
import { officialDocx } from '#documents/official/official-docx.ts';
import { officialPdf } from '#documents/official/official-pdf.ts';
import { readOutlineFile } from '#host/reports/outline-file.ts';
import { playScenario } from '#host/scenario/play-scenario.ts';
import { readScenarioFiles } from '#host/scenario/scenario-files.ts';
import { composeReport } from '#written-report/de-an-06/compose-report.ts';
import { parsePeriod, toldUpTo } from '#written-report/reporting-period.ts';
import { figuresIn } from '#written-report/prose.ts';
import { readFigureDossiers } from '#store/figure-dossiers.ts';
import { loadWorld } from '#store/load-world.ts';
import { readReportFacts } from '#store/report-facts.ts';
import { docxParagraphs } from './support/docx-text.ts';
import { at, locality } from './support/dossier-fixtures.ts';
import { readPdf } from './support/pdf-reader.ts';
import { openTestStore, receiveDossier, type TestStore } from './support/store-fixture.ts';

/** The report of 21/6/2022, made again from an invented province with its counts. */

const scenario = await readScenarioFiles('kien-giang-2022-h1');
const outline = await readOutlineFile();
let store: TestStore;

before(async () => {
  store = await openTestStore();
  const loaded = await loadWorld(store.ownerPool, scenario.toldTo);
  const stage = { pool: store.ownerPool, locality, loaded, outline, onProgress: () => undefined };
  await playScenario(stage, scenario);
});
after(() => store.close());

async function compose() {
  const { catalogue, directory, world } = await loadWorld(store.pool, scenario.toldTo);
  const sources = {
    pool: store.pool,
    outline,
    catalogue,
    agencies: directory.agencies,
    now: scenario.reportedAt,
    calendarOf: world.calendarOf,
  };
  const period = parsePeriod(scenario.period);
  assert.ok(period.ok);
  const told = toldUpTo(period.value, scenario.toldTo);
  return composeReport(outline, await readReportFacts(sources, told, scenario.deadline), null);
}

const readDocx = async () => docxParagraphs(await officialDocx(await compose()));

/** The words of the report about its figures, each of which must stand in a paragraph. */
const SAID: readonly string[] = [
  'Thông báo hoạt động khuyến mại (7.111); Thông báo sửa đổi, bổ sung nội dung chương trình khuyến mại (516); Đăng ký thành lập hộ kinh doanh (329); ',
  'trên bảng quảng cáo, băng-rôn (247); Đánh giá đáp ứng thực hành tốt cơ sở bán lẻ thuốc (244).',
  'đã tiếp nhận 1.768/6.616 hồ sơ qua môi trường điện tử, đạt 27%',
  'giải quyết đúng hạn: 3.984 hồ sơ; đang trong thời hạn giải quyết: 2.632 hồ sơ.',
  'có 6.933 học sinh lớp 9',
  'và 977 học sinh lớp 12',
  'đăng ký dự thi tốt nghiệp trung học phổ thông trực tuyến: 13.678.',
  'để khám, chữa bệnh: 449.271 trường hợp.',
  '84 cơ sở khám, chữa bệnh đã tra cứu thẻ bằng căn cước công dân với 1.317 lượt, trong đó 205 lượt thành công',
  '33 máy chủ vật lý với trên 150 máy chủ ảo hóa',
  '4 thiết bị tường lửa trung tâm',
  'SAN 330 TB, sao lưu băng từ 60 TB',
  'kết nối Internet 600 Mbps',
  'hơn 5.000 máy',
  'Ngày 10/03/2022, Ủy ban nhân dân tỉnh ban hành Quyết định số 671/QĐ-UBND về việc thành lập',
  'ban hành Quyết định số 1012/QĐ-UBND',
  'ban hành Quyết định số 740/QĐ-UBND',
  'ban hành Quyết định số 61/QĐ-BCĐ',
  'ban hành Kế hoạch số 79/KH-BCĐ',
  'ban hành Công văn số 21/BCĐ-CAT',
  'ban hành Công văn số 692/UBND-KGVX',
  'ban hành Công văn số 694/UBND-NC',
  'ban hành Công văn số 41/BCĐ-CAT',
  'Ngày 25/04/2022 đã tổ chức Hội nghị trực tuyến',
  'có 398 đại biểu dự',
  'tại 15/15 cấp huyện, 144/144 cấp xã, 950/950 ấp, khu phố.',
  'phát thanh, truyền hình: 2.',
];

/** Procedures of which the report says that nobody asked for them. */
const NONE = [
  'giám định sở hữu công nghiệp',
  'xã đạt chuẩn văn hóa nông thôn mới',
  'Chấm dứt hoạt động của dự án đầu tư',
  'Thông báo thay đổi nội dung đăng ký hợp tác xã',
  'Thông báo lập địa điểm kinh doanh',
];

test('the figures of the report stand in the DOCX', async () => {
  const paragraphs = await readDocx();
  for (const said of SAID) {
    assert.ok(
      paragraphs.some((paragraph) => paragraph.includes(said)),
      said,
    );
  }
  const none = paragraphs.find((paragraph) => paragraph.includes('không phát sinh hồ sơ: 5'));
  for (const name of NONE) assert.match(String(none), new RegExp(`${name}[^;]*\\(0\\)`));
});

test('the same figures stand in the PDF', async () => {
  const { text, pages } = await readPdf(await officialPdf(await compose()));
  const flat = text.replaceAll(/\s+/g, ' ');
  for (const said of ['(7.111)', '1.768/6.616', '449.271', 'Phụ lục 1. Nguồn số liệu']) {
    assert.ok(flat.includes(said), said);
  }
  assert.ok(pages > 4);
});

test('every figure of a paragraph has its line of the annex, with where it is from', async () => {
  const { blocks, annexes } = await compose();
  const rows = annexes[0]?.rows ?? [];
  const sourced = new Set(rows.map(({ key }) => key));
  const figures = blocks.flatMap((block) =>
    block.kind === 'paragraph' ? block.text.filter((part) => typeof part !== 'string') : [],
  );
  assert.ok(figures.length > 40);
  assert.deepEqual(
    figures.filter(({ key }) => !sourced.has(key)),
    [],
  );
  for (const { cells } of rows) assert.ok(cells.every((cell) => cell.trim() !== ''));
});

test('as many dossiers stand behind a figure of dossiers as it says', async () => {
  const figures = figuresIn(
    (await compose()).blocks.flatMap((block) => (block.kind === 'paragraph' ? [block.text] : [])),
  );
  const counted = new Set<string>();
  for (const { key, value, behind, source } of figures) {
    if (behind?.kind !== 'dossiers') continue;
    const cell = {
      figure: behind.counted,
      agencies: behind.agency === '' ? 'province-with-legs' : [behind.agency],
      procedure: behind.procedure ?? null,
      channel: behind.channel ?? null,
      ...source,
      at: scenario.reportedAt,
      queue: null,
    } as const;
    const found = await readFigureDossiers(store.pool, cell, { number: 1, size: 10_000 });
    const said = value.kind === 'count' ? value.count : value.kind === 'share' && value.part;
    assert.equal(found.length, said, key);
    counted.add(behind.counted);
  }
  assert.deepEqual([...counted].toSorted(), ['finishedInTime', 'received', 'waitingInTime']);
});

test('what was counted by campaigns and in the books of steering leads there', async () => {
  const figures = figuresIn(
    (await compose()).blocks.flatMap((block) => (block.kind === 'paragraph' ? [block.text] : [])),
  );
  const leads = new Set(
    figures.map(({ behind }) => (behind?.kind === 'steering' ? behind.book : behind?.kind)),
  );
  for (const one of ['campaign', 'documents', 'meetings', 'teams', 'outreach', 'parts'] as const) {
    assert.ok(leads.has(one), one);
  }
});

test('who did not send their part is named; who was late is counted, in working time', async () => {
  const paragraphs = await readDocx();
  assert.ok(paragraphs.includes('[Chưa có nội dung: Sở Y tế chưa gửi phần này.]'));
  const late = Object.values(scenario.texts).filter(({ sentAt }) => sentAt > scenario.deadline);
  const said = paragraphs.find((paragraph) => paragraph.includes('Chế độ báo cáo'));
  const words = 'chậm nhiều nhất 2 ngày 6 giờ làm việc';
  assert.ok(said?.includes(`có ${late.length} phần gửi quá hạn, ${words};`), said);
  // Due on Wednesday at 17:00, sent on Friday at 10:00 and on Monday at 15:30: the weekend is no working time.
  const lines = (await compose()).annexes[1]?.rows.map(({ cells }) => cells[3] ?? '') ?? [];
  const counts = Map.groupBy(lines, (line) => line);
  assert.deepEqual(Object.fromEntries([...counts].map(([line, { length }]) => [line, length])), {
    'đúng hạn': 14,
    '1 ngày 3 giờ làm việc': 3,
    '2 ngày 6 giờ làm việc': 3,
    '': 1,
  });
});

test('campaigns that agencies answered late are told with how many were late', async () => {
  const paragraphs = await readDocx();
  const said = paragraphs.find((paragraph) => paragraph.includes('Rà soát học sinh'));
  assert.match(String(said), /16\/16 cơ quan đã nộp, 1 cơ quan chậm/);
  const cards = paragraphs.find((paragraph) => paragraph.includes('Đồng bộ thẻ bảo hiểm y tế'));
  assert.match(String(cards), /(\d+)\/\1 cơ quan đã nộp, 0 cơ quan chậm/);
});

test('one more dossier is one more in the report: it is counted, not typed', async () => {
  await receiveDossier(store.run, '2.000033', { at: at('2022-06-20 09:00') });
  await receiveDossier(store.run, '1.002809', { at: at('2022-06-20 09:30') });
  const paragraphs = await readDocx();
  assert.ok(paragraphs.some((paragraph) => paragraph.includes('khuyến mại (7.112)')));
  assert.ok(paragraphs.some((paragraph) => paragraph.includes('1.768/6.617 hồ sơ')));
  // Received after the last day that is told.
  await receiveDossier(store.run, '2.000033', { at: at('2022-06-21 09:00') });
  assert.ok((await readDocx()).some((paragraph) => paragraph.includes('khuyến mại (7.112)')));
});

test('a scenario is not played into a database that has dossiers', async () => {
  const loaded = await loadWorld(store.ownerPool, scenario.toldTo);
  const stage = { pool: store.ownerPool, locality, loaded, outline, onProgress: () => undefined };
  await assert.rejects(playScenario(stage, scenario), /has dossiers/);
});
