import { mulberry32 } from '#catalogue/synthetic-names.ts';
import { isObject, type JsonObject, textOf } from '#registries/read-answer.ts';
import { simulateCorrections } from '#registries/simulation/corrections.ts';
import { jsonAnswer, type SimulatedAnswer } from '#registries/simulation/faults.ts';
import type { SimulatedPerson } from '#registries/simulation/population.ts';
import { paged } from '#registries/simulation/paged.ts';
import { asHeldBy, digitsSwapped } from '#registries/simulation/wrong-records.ts';
import type { SimulatedSystem } from '#registries/simulation/simulated-system.ts';

const VACCINES = ['AstraZeneca', 'Vero Cell', 'Comirnaty', 'Abdala'];
const SEED = 2262;
const FIRST_DOSE = '2021-09-15';

/**
 * The vaccination platform: two injections of everybody, of which one in four was written down
 * wrongly, in the four ways of 2262/BYT-CNTT (no number, a number of the wrong form, wrong number,
 * wrong name or birth date).
 */
export function simulateVaccination(people: readonly SimulatedPerson[]): SimulatedSystem {
  const random = mulberry32(SEED);
  const records = people.flatMap((person, index) =>
    (person.diedOn ?? '9') < FIRST_DOSE
      ? []
      : [1, 2].map((dose) => recordOf(asHeldBy('vaccination', person), index, dose, random)),
  );
  const byId = new Map(records.map((record) => [textOf(record, 'MaMuiTiem'), record]));
  const take = simulateCorrections({
    key: 'MaYeuCau',
    number: 'SoDinhDanh',
    birthDate: 'NgaySinh',
  });
  // By number, found anew after each correction: a certificate is made of what stands there now.
  let byNumber: ReadonlyMap<string, readonly Record<string, unknown>[]> | null = null;
  const page = (message: JsonObject): SimulatedAnswer => {
    const [from, to] = [textOf(message, 'TuNgay'), textOf(message, 'DenNgay')];
    const chosen = records.filter((record) => {
      const day = textOf(record, 'NgayTiem');
      return day >= from && day <= to;
    });
    const { at, pages, rows } = paged(chosen, {
      page: textOf(message, 'Trang'),
      size: textOf(message, 'SoBanGhi'),
    });
    return jsonAnswer({ errorCode: '0', Trang: at, TongSoTrang: pages, DanhSach: rows });
  };
  const correct = (message: JsonObject): SimulatedAnswer => {
    byNumber = null;
    const changes = Object.fromEntries(
      ['HoTen', 'SoDinhDanh', 'NgaySinh', 'GioiTinh'].map((name) => [name, textOf(message, name)]),
    );
    return take(message, byId.get(textOf(message, 'MaMuiTiem')), changes);
  };
  const certificates = (message: JsonObject): SimulatedAnswer => {
    const asked = message['SoDinhDanh'];
    const numbers = Array.isArray(asked) ? asked.map(String) : [];
    byNumber ??= Map.groupBy(records, (record) => textOf(record, 'SoDinhDanh'));
    const found = byNumber;
    return jsonAnswer({
      errorCode: '0',
      DanhSach: numbers.flatMap((number) => certificateOf(found.get(number) ?? [])),
    });
  };
  return ({ path, body }) => {
    const message: unknown = JSON.parse(body);
    if (!isObject(message)) return null;
    if (path === 'tiemchung/danhSachTiem') return page(message);
    if (path === 'tiemchung/dinhChinh') return correct(message);
    return path === 'tiemchung/chungNhan' ? certificates(message) : null;
  };
}

function recordOf(
  person: SimulatedPerson,
  index: number,
  dose: number,
  random: () => number,
): Record<string, unknown> {
  const right = {
    MaMuiTiem: `MT${String(index * 2 + dose).padStart(8, '0')}`,
    HoTen: person.name,
    SoDinhDanh: person.number,
    NgaySinh: person.birthDate.replaceAll('-', ''),
    GioiTinh: person.sex === 'male' ? '1' : '2',
    SoDienThoai: '',
    MaPhuongXa: person.commune,
    MuiThu: dose,
    VacXin: VACCINES[(index + dose) % VACCINES.length] ?? '',
    SoLo: `L${1000 + (index % 97)}`,
    NgayTiem: dose === 1 ? '20210915' : '20211110',
  };
  const wrong = random();
  if (wrong < 0.08) return { ...right, SoDinhDanh: '' };
  if (wrong < 0.12) return { ...right, SoDinhDanh: person.number.slice(0, 9) };
  if (wrong < 0.18) return { ...right, SoDinhDanh: digitsSwapped(person.number) };
  if (wrong < 0.25) return { ...right, HoTen: person.name.normalize('NFD').replace(/\p{M}/gu, '') };
  return right;
}

function certificateOf(doses: readonly Record<string, unknown>[]): readonly JsonObject[] {
  const last = doses.at(-1);
  if (last === undefined || doses.length < 2) return [];
  return [
    {
      MaChungNhan: `URN:UVCI:01:VN:${textOf(last, 'MaMuiTiem')}`,
      HoTen: last['HoTen'],
      NgaySinh: last['NgaySinh'],
      QuocTich: 'VNM',
      Benh: 'COVID-19',
      SoMui: doses.length,
      NgayTiem: last['NgayTiem'],
      SoLo: last['SoLo'],
      VacXin: last['VacXin'],
      SanPham: last['VacXin'],
      NhaSanXuat: 'Giả lập',
    },
  ];
}
