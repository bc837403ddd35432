import { messageDate } from '#registries/declared-members.ts';
import { isObject, textOf } from '#registries/read-answer.ts';
import { simulateCorrections } from '#registries/simulation/corrections.ts';
import { jsonAnswer } from '#registries/simulation/faults.ts';
import { paged } from '#registries/simulation/paged.ts';
import type { SimulatedPerson } from '#registries/simulation/population.ts';
import type { SimulatedSystem } from '#registries/simulation/simulated-system.ts';
import { asHeldBy } from '#registries/simulation/wrong-records.ts';

/** The register of births: everybody whose day of birth is known, some as the old books have them. */
export function simulateBirths(people: readonly SimulatedPerson[]): SimulatedSystem {
  const names = new Map(people.map(({ number, name }) => [number, name]));
  const births = people
    .filter(({ birthDate }) => birthDate.length === 10)
    .map((person, index) => birthOf(person, index + 1, names));
  const byId = new Map(births.map(({ row }) => [textOf(row, 'maHoSo'), row]));
  const take = simulateCorrections({
    key: 'maYeuCau',
    number: 'soDinhDanh',
    birthDate: 'ngaySinh',
  });
  return ({ path, body }) => {
    const message: unknown = JSON.parse(body);
    if (!isObject(message)) return null;
    if (path === 'hotich/dinhChinh') {
      const born = textOf(message, 'ngaySinh').replace(/^(\d{4})(\d\d)?(\d\d)?$/, '$3/$2/$1');
      return take(message, byId.get(textOf(message, 'maHoSo')), {
        nksHoTen: textOf(message, 'hoTen'),
        nksNgaySinh: born.replace(/^\/+/, ''),
        nksGioiTinh: textOf(message, 'gioiTinh'),
        nksSoDDCN: textOf(message, 'soDinhDanh'),
      });
    }
    if (path !== 'hotich/dsHoSoDangKy') return null;
    const [from, to] = [textOf(message, 'tuNgay'), textOf(message, 'denNgay')];
    const chosen = births.filter(({ registeredOn }) => registeredOn >= from && registeredOn <= to);
    const { pages, rows } = paged(chosen, {
      page: textOf(message, 'trang'),
      size: textOf(message, 'soBanGhi'),
    });
    return jsonAnswer({ errorCode: '0', tongSoTrang: pages, data: rows.map(({ row }) => row) });
  };
}

function birthOf(
  person: SimulatedPerson,
  serial: number,
  names: ReadonlyMap<string, string>,
): { readonly row: Record<string, unknown>; readonly registeredOn: string } {
  const held = asHeldBy('civil-status', person);
  const year = person.birthDate.slice(0, 4);
  const row = {
    maHoSo: `KS${String(serial).padStart(8, '0')}`,
    soDangKy: `${serial}/KS`,
    quyenSo: `01/${year}`,
    nksHoTen: held.name,
    nksNgaySinh: messageDate(held.birthDate),
    nksGioiTinh: held.sex === 'male' ? '1' : '2',
    nksSoDDCN: held.number,
    maXa: person.commune,
    dcChiTiet: person.address,
    chaHoTen: names.get(person.father ?? '') ?? '',
    meHoTen: names.get(person.mother ?? '') ?? '',
  };
  // Registered on the day of the birth: by its year one pulls.
  return { row, registeredOn: person.birthDate.replaceAll('-', '') };
}
