import { isObject, textOf } from '#registries/read-answer.ts';
import { jsonAnswer } from '#registries/simulation/faults.ts';
import type { SimulatedPerson } from '#registries/simulation/population.ts';
import { paged } from '#registries/simulation/paged.ts';
import { asHeldBy } from '#registries/simulation/wrong-records.ts';
import type { SimulatedSystem } from '#registries/simulation/simulated-system.ts';

/** Birth years of the classes in the school year 2021-2022. */
const BORN: Readonly<Record<string, string>> = { '9': '2007', '12': '2004' };
const FIRST_YEAR = 2021;

/** The education database: of every third pupil it has no personal number. */
export function simulateEducation(people: readonly SimulatedPerson[]): SimulatedSystem {
  return ({ path, body }) => {
    const message: unknown = JSON.parse(body);
    if (path !== 'giaoduc/danhSachHocSinh' || !isObject(message)) return null;
    const grade = textOf(message, 'lop');
    const later = Number(textOf(message, 'namHoc').slice(0, 4)) - FIRST_YEAR;
    const born = String(Number(BORN[grade]) + later);
    const pupils = people
      .filter(({ birthDate }) => birthDate.startsWith(born))
      .map((pupil) => asHeldBy('education', pupil));
    const { pages, rows } = paged(pupils, {
      page: textOf(message, 'trang'),
      size: textOf(message, 'soBanGhi'),
    });
    return jsonAnswer({
      errorCode: '0',
      tongSoTrang: pages,
      data: rows.map((pupil, index) => ({
        maHocSinh: `91${pupil.number.slice(4)}`,
        hoTen: pupil.name,
        ngaySinh: pupil.birthDate,
        gioiTinh: pupil.sex === 'male' ? '1' : '2',
        soDinhDanh: index % 3 === 0 ? '' : pupil.number,
        truong: `${grade === '9' ? 'THCS' : 'THPT'} Giả Lập ${pupil.commune}`,
        maXa: pupil.commune,
        lop: grade,
      })),
    });
  };
}
