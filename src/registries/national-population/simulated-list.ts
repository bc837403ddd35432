import { isObject, type JsonObject, textOf } from '#registries/read-answer.ts';
import { jsonAnswer } from '#registries/simulation/faults.ts';
import { paged } from '#registries/simulation/paged.ts';
import type { SimulatedPerson } from '#registries/simulation/population.ts';
import type { SimulatedSystem } from '#registries/simulation/simulated-system.ts';

export const POPULATION_LIST = 'csdldc/danhSachCongDan';

/** Who lives in a commune, or everywhere, as the population database has them: right. */
export function simulatePopulationList(people: readonly SimulatedPerson[]): SimulatedSystem {
  const names = new Map(people.map(({ number, name }) => [number, name]));
  const living = people.filter(({ diedOn }) => diedOn === null);
  return ({ path, body }) => {
    const message: unknown = JSON.parse(body);
    if (path !== POPULATION_LIST || !isObject(message)) return null;
    const asked = textOf(message, 'MaPhuongXa');
    const chosen = living.filter(({ commune }) => asked === '' || commune === asked);
    const { pages, rows } = paged(chosen, {
      page: textOf(message, 'Trang'),
      size: textOf(message, 'SoBanGhi'),
    });
    const list = rows.map((person) => rowOf(person, names));
    return jsonAnswer({ errorCode: '0', TongSoTrang: pages, DanhSach: list });
  };
}

const rowOf = (person: SimulatedPerson, names: ReadonlyMap<string, string>): JsonObject => ({
  SoDinhDanh: person.number,
  HoVaTen: person.name,
  NgayThangNamSinh: person.birthDate.replaceAll('-', ''),
  GioiTinh: person.sex === 'male' ? '1' : '2',
  MaPhuongXa: person.commune,
  ChiTiet: person.address,
  HoVaTenCha: names.get(person.father ?? '') ?? '',
  HoVaTenMe: names.get(person.mother ?? '') ?? '',
  NgayCapThe: (person.cardIssuedOn ?? '').replaceAll('-', ''),
});
