import { strict as assert } from 'node:assert';
import { test } from 'node:test';
import type { Paper, PaperHead, ReceiptPaper } from '#documents/paper.ts';
import { renderPaper } from '#documents/render-paper.ts';
import { type Instant, parseInstant } from '#kernel/day.ts';
import { type ReadPdf, readPdf } from '#test/support/pdf-reader.ts';

const head: PaperHead = {
  agency: 'Ủy ban nhân dân phường Vĩnh Thanh Vân',
  parentAgency: 'Ủy ban nhân dân thành phố Rạch Giá',
  place: 'Rạch Giá',
  system: 'Một cửa – Tỉnh Kiên Giang',
  printedAt: at('2022-06-21T02:30:00.000Z'),
  code: '000.01.40.H33-220621-0001',
  procedureCode: '1.001193',
  procedureName: 'Đăng ký khai sinh',
  applicant: {
    name: 'Nguyễn Thị Ngọc Ẵng',
    identityNumber: '091190012345',
    address: 'Số 12, đường Nguyễn Trung Trực, phường Vĩnh Thanh Vân',
    phone: '0912345678',
    email: 'ngoc@example.vn',
  },
  reprint: 0,
  correctedAt: null,
};

const receipt: ReceiptPaper = {
  ...head,
  form: '01',
  desk: 'Bộ phận Tiếp nhận và Trả kết quả phường Vĩnh Thanh Vân',
  submitter: 'Trần Minh Khôi',
  components: [
    { name: 'Tờ khai đăng ký khai sinh', originals: 1, certified: 0, copies: 0 },
    { name: 'Giấy chứng sinh', originals: 1, certified: 2, copies: 3 },
  ],
  sets: 1,
  statutoryTime: 'trong ngày',
  receivedAt: at('2022-06-21T02:30:00.000Z'),
  dueAt: at('2022-06-21T10:00:00.000Z'),
  collectAt: 'Bộ phận Một cửa',
  fee: 20000,
  receivedBy: 'Lê Thị Huệ',
  registerBook: '2022',
  registerNumber: '1',
};

/** Whom and what forms 02 and 03 are about. */
const applicantFields = [
  'Hồ sơ của: Nguyễn Thị Ngọc Ẵng',
  'Mã hồ sơ: 000.01.40.H33-220621-0001',
  'Nội dung yêu cầu giải quyết: Đăng ký khai sinh (1.001193)',
  'Địa chỉ: Số 12, đường Nguyễn Trung Trực, phường Vĩnh Thanh Vân',
  'Số điện thoại: 0912345678',
  'Email: ngoc@example.vn',
];

/** Every field of each form (TT 01/2018), as the reader must find it. */
const papers: readonly (readonly [Paper, readonly string[]])[] = [
  [
    receipt,
    [
      'ỦY BAN NHÂN DÂN THÀNH PHỐ',
      'ỦY BAN NHÂN DÂN PHƯỜNG',
      'CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM',
      'Độc lập - Tự do - Hạnh phúc',
      'Rạch Giá, ngày 21 tháng 6 năm 2022',
      'Mã hồ sơ: 000.01.40.H33-220621-0001',
      'Bộ phận Tiếp nhận và Trả kết quả phường',
      'GIẤY TIẾP NHẬN HỒ SƠ VÀ HẸN TRẢ KẾT QUẢ',
      'Tiếp nhận hồ sơ của: Nguyễn Thị Ngọc Ẵng',
      'Người nộp: Trần Minh Khôi',
      'Địa chỉ: Số 12, đường Nguyễn Trung Trực',
      'Số điện thoại: 0912345678',
      'Email: ngoc@example.vn',
      'Số giấy tờ tùy thân: 091190012345',
      'Nội dung yêu cầu giải quyết: Đăng ký khai sinh (1.001193)',
      'TT Tên giấy tờ Bản chính Chứng thực Bản photo',
      '1 Tờ khai đăng ký khai sinh 1 0 0',
      '2 Giấy chứng sinh 1 2 3',
      'Số lượng hồ sơ: 1 (bộ)',
      'theo quy định: trong ngày',
      'Thời gian nhận hồ sơ: 09 giờ 30 phút, ngày 21/06/2022',
      'Thời gian trả kết quả giải quyết hồ sơ: 17 giờ 00 phút, ngày 21/06/2022',
      'Đăng ký nhận kết quả tại: Bộ phận Một cửa',
      '20.000 đồng',
      'quyển số: 2022, số thứ tự: 1',
      'NGƯỜI NỘP HỒ SƠ',
      'Lê Thị Huệ',
    ],
  ],
  [
    {
      ...head,
      form: '02',
      number: '12',
      items: [
        { what: 'Giấy chứng sinh', reason: 'Bản nộp bị mờ' },
        { what: 'Văn bản ủy quyền', reason: 'Chưa có' },
      ],
      contact: 'Lê Thị Huệ, 0297 3812345',
      signedBy: 'Phạm Văn Đức',
    },
    [
      'PHIẾU YÊU CẦU BỔ SUNG, HOÀN THIỆN HỒ SƠ',
      'Số: 12',
      ...applicantFields,
      '1 Giấy chứng sinh Bản nộp bị mờ',
      '2 Văn bản ủy quyền Chưa có',
      'liên hệ với Lê Thị Huệ, 0297 3812345',
      'Phạm Văn Đức',
    ],
  ],
  [
    {
      ...head,
      form: '03',
      number: '13',
      reason: 'Không thuộc thẩm quyền',
      ground: 'Điều 13 Luật Hộ tịch',
      contact: 'Bộ phận Một cửa',
      signedBy: 'Phạm Văn Đức',
    },
    [
      'PHIẾU TỪ CHỐI GIẢI QUYẾT HỒ SƠ',
      'Số: 13',
      ...applicantFields,
      'Lý do: Không thuộc thẩm quyền',
      'Căn cứ: Điều 13 Luật Hộ tịch',
      'Phạm Văn Đức',
    ],
  ],
  [
    {
      ...head,
      form: '04',
      number: '14',
      receivedAt: at('2022-06-21T02:30:00.000Z'),
      field: 'Hộ tịch',
      oldDueAt: at('2022-06-21T10:00:00.000Z'),
      newDueAt: at('2022-06-23T10:00:00.000Z'),
      reason: 'Chờ xác minh nơi cư trú',
      signedBy: 'Phạm Văn Đức',
    },
    [
      'PHIẾU XIN LỖI VÀ HẸN LẠI NGÀY TRẢ KẾT QUẢ',
      'Số: 14/PXL',
      'Rạch Giá, ngày 21 tháng 6 năm 2022',
      'Kính gửi: Nguyễn Thị Ngọc Ẵng',
      'Địa chỉ: Số 12, đường Nguyễn Trung Trực',
      'Số điện thoại: 0912345678',
      'Ngày 21/06/2022, Ủy ban nhân dân phường Vĩnh Thanh Vân tiếp nhận',
      'Đăng ký khai sinh, lĩnh vực Hộ tịch, mã hồ sơ 000.01.40.H33-220621-0001',
      'Thời gian hẹn trả kết quả giải quyết hồ sơ: 17:00 21/06/2022',
      'vào lúc 17:00 23/06/2022',
      'Lý do chưa trả được kết quả đúng hẹn: Chờ xác minh nơi cư trú',
      'xin lỗi ông (bà)',
      'Nơi nhận',
      'Phạm Văn Đức',
    ],
  ],
  [
    {
      ...head,
      form: '05',
      handOvers: [
        {
          from: 'Nguyễn Thị Ngọc Ẵng',
          to: 'Bộ phận Một cửa',
          at: at('2022-06-21T02:30:00.000Z'),
          acceptedAt: at('2022-06-21T02:30:00.000Z'),
          standing: 'none',
          note: '',
        },
        {
          from: 'Bộ phận Một cửa',
          to: 'Tư pháp – Hộ tịch',
          at: at('2022-06-21T03:00:00.000Z'),
          acceptedAt: null,
          standing: 'early',
          note: 'Chuyển bản giấy',
        },
      ],
    },
    [
      'PHIẾU KIỂM SOÁT QUÁ TRÌNH GIẢI QUYẾT HỒ SƠ',
      'Mã hồ sơ: 000.01.40.H33-220621-0001',
      'Giao: Bộ phận Một cửa',
      'Người giao ký:',
      'Người nhận ký:',
      'Nhận: Tư pháp – Hộ tịch',
      'Giao: 10:00 21/06/2022',
      'Trước hạn',
      'Chuyển bản giấy',
    ],
  ],
  [
    {
      form: '06',
      agency: head.agency,
      parentAgency: head.parentAgency,
      place: 'Rạch Giá',
      system: head.system,
      printedAt: head.printedAt,
      period: 'Từ ngày 01/06/2022 đến ngày 30/06/2022',
      rows: Array.from({ length: 60 }, (_, index) => ({
        code: `000.01.40.H33-220621-${String(index + 1).padStart(4, '0')}`,
        procedureName: 'Đăng ký khai sinh',
        sets: 1,
        applicant: 'Nguyễn Thị Ngọc Ẵng',
        contact: 'Số 12, Nguyễn Trung Trực, 0912345678',
        handler: head.agency,
        receivedAt: head.printedAt,
        dueAt: index === 0 ? null : at('2022-06-28T10:00:00.000Z'),
        returnedAt: at('2022-06-27T10:00:00.000Z'),
        delivery: 'Bưu chính',
        note: 'Mang bản chính',
      })),
    },
    [
      'SỔ THEO DÕI HỒ SƠ',
      'Từ ngày 01/06/2022 đến ngày 30/06/2022',
      'TH "STT" TH "Mã hồ sơ" TH "Tên TTHC, trích yếu" TH "Số bộ" TH "Tên cá nhân, tổ chức"',
      'TH "Địa chỉ, số điện thoại" TH "Cơ quan chủ trì" TH "Ngày nhận" TH "Ngày hẹn trả"',
      'TH "Ngày trả" TH "Phương thức nhận" TH "Ký nhận" TH "Ghi chú"',
      '60 000.01.40.H33-220621-0060 Đăng ký khai sinh 1 Nguyễn Thị Ngọc',
      '21/06/2022 28/06/2022 27/06/2022 Bưu chính',
      'Không quy định',
      'Mang bản chính',
    ],
  ],
];

const reads = new Map<Paper, Promise<ReadPdf>>();

/** Each paper is rendered and read once. */
function readOf(paper: Paper): Promise<ReadPdf> {
  const read = reads.get(paper) ?? renderPaper(paper).then(readPdf);
  reads.set(paper, read);
  return read;
}

test('a real reader finds every field of every form, with its diacritics', async () => {
  for (const [paper, fields] of papers) {
    const { text, structure } = await readOf(paper);
    const flat = `${text} ${structure}`.replaceAll(/\s+/g, ' ');
    for (const field of fields) assert.ok(flat.includes(field), `form ${paper.form}: ${field}`);
  }
});

test('every paper is A4, names itself, and can be read out', async () => {
  for (const [paper] of papers) {
    const { width, height, info } = await readOf(paper);
    const sides = [Math.round(width), Math.round(height)];
    assert.deepEqual(sides, paper.form === '06' ? [842, 595] : [595, 842]);
    assert.match(info, /Title: +(Giấy|Phiếu|Sổ)/);
    assert.match(info, /Tagged: +yes/);
  }
});

test('a QR code of 22 mm or more stands at the top left, free of everything else', async () => {
  const mm = 72 / 25.4;
  for (const [paper] of papers) {
    const { qr, words } = await readOf(paper);
    assert.ok(qr !== null, `form ${paper.form} has a readable QR code`);
    assert.ok(qr.hasEci, 'it says that it is UTF-8');
    assert.ok(qr.left < 15 * mm && qr.top < 15 * mm, `form ${paper.form}: at the top left`);
    assert.ok(qr.right - qr.left >= 22 * mm && qr.bottom - qr.top >= 22 * mm);
    const near = words.filter(
      ({ page, left, top }) => page === 1 && left < qr.right + 4 && top < qr.bottom + 4,
    );
    assert.deepEqual(near, [], `form ${paper.form}: nothing in the quiet zone`);
  }
});

test('the QR code of a receipt carries the minimum of TT 01/2023 and the due date', async () => {
  const { qr } = await readOf(receipt);
  assert.equal(
    qr?.text,
    'MaHoSo=000.01.40.H33-220621-0001|MaTTHC=1.001193|MaDinhDanh=091190012345|TenGiayTo=Giấy tiếp nhận hồ sơ và hẹn trả kết quả|HeThong=Một cửa – Tỉnh Kiên Giang|ThoiDiem=09:30 21/06/2022|HenTra=17:00 21/06/2022',
  );
});

function at(text: string): Instant {
  const parsed = parseInstant(text);
  assert.ok(parsed.ok);
  return parsed.value;
}
