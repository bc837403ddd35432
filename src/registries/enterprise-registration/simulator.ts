import { type CaseSystem, simulateCases } from '#registries/case/simulator.ts';
import { isObject, type JsonObject, textOf } from '#registries/read-answer.ts';
import { jsonAnswer } from '#registries/simulation/faults.ts';
import { simulatedPaper } from '#registries/simulation/paper.ts';
import type { SimulatedPerson } from '#registries/simulation/population.ts';
import { asHeldBy } from '#registries/simulation/wrong-records.ts';

const TRADES = ['Tạp hóa', 'Sửa chữa xe máy', 'Ăn uống', 'Thu mua thủy sản', 'May mặc'];

/** Both business registers: one in forty heads of household has a firm, one in eight a business. */
export function simulateEnterpriseRegistration(people: readonly SimulatedPerson[]): CaseSystem {
  const heads = people
    .filter(({ number, householder }) => number === householder)
    .map((head) => asHeldBy('business', head));
  const enterprises = new Map(
    heads.filter((_, index) => index % 40 === 0).map((head) => [`17${head.number.slice(4)}`, head]),
  );
  const businesses = new Map<string, JsonObject>();
  for (const [index, head] of heads.entries()) {
    if (index % 8 !== 0) continue;
    const row = businessOf(head, index);
    businesses.set(textOf(row, 'maSo'), row).set(head.number, row);
  }
  const caseSystem = simulateCases({
    path: 'dkkd',
    submit: 'nopHoSo',
    status: 'tinhTrangHoSo',
    result: 'traKetQua',
    statuses: ['1', '3', '4'],
    grant: ({ serial }) => ({
      ketQuaXuLy: {
        soDangKy: `56${String(80_000_000 + serial)}`,
        ngayDangKy: '21/06/2022',
        giayToKetQua: simulatedPaper(`Dang ky kinh doanh ${serial}`).toString('base64'),
      },
    }),
  });
  const answer: CaseSystem['answer'] = (request) => {
    const { path, body } = request;
    if (path !== 'dkkd/chiTietDoanhNghiep' && path !== 'dkkd/traCuuHoKinhDoanh') {
      return caseSystem.answer(request);
    }
    const message: unknown = JSON.parse(body);
    if (!isObject(message)) return null;
    if (path === 'dkkd/traCuuHoKinhDoanh') {
      const business = businesses.get(textOf(message, 'tuKhoa'));
      return business === undefined ? NO_RECORD : jsonAnswer({ errorCode: '0', data: [business] });
    }
    const code = textOf(message, 'msdn');
    const head = enterprises.get(code);
    return head === undefined
      ? NO_RECORD
      : jsonAnswer({ errorCode: '0', data: enterpriseOf(code, head) });
  };
  return { cases: caseSystem.cases, answer };
}

const NO_RECORD = jsonAnswer({ errorCode: '201', errorDescription: 'RECORD_NOT_FOUND' });

const enterpriseOf = (code: string, head: SimulatedPerson): JsonObject => ({
  msdn: code,
  tenDoanhNghiep: `CÔNG TY TNHH GIẢ LẬP ${(head.name.split(' ').at(-1) ?? '').toUpperCase()}`,
  nguoiDaiDien: head.name,
  diaChiTruSo: head.address,
  ngayDangKy: '2015-03-20',
  tinhTrang: 'Đang hoạt động',
});

const businessOf = (head: SimulatedPerson, index: number): JsonObject => ({
  maSo: `56${head.number.slice(4)}`,
  tenHoKinhDoanh: `Hộ kinh doanh ${head.name}`,
  chuHo: head.name,
  soDinhDanh: head.number,
  diaChi: head.address,
  nganhNghe: TRADES[index % TRADES.length] ?? '',
  tinhTrang: index % 56 === 0 ? 'Tạm ngừng' : 'Đang hoạt động',
});
