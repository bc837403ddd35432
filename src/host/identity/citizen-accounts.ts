import { createHash } from 'node:crypto';
import type { Account } from '#host/identity/provider.ts';
import type { SimulatedPerson } from '#registries/simulation/population.ts';

/** The members in which the national portal and VNeID tell who signed in (domain.md §12.1). */
export const CITIZEN_CLAIMS = [
  'LoaiTaiKhoan',
  'MaSoThue',
  'SoCMND',
  'SoDinhDanh',
  'HoVaTen',
  'ThuDienTu',
  'SoDienThoai',
  'NgayThangNamSinh',
  'TechID',
  'loAs',
  'MaSoDoanhNghiep',
  'TenDoanhNghiep',
] as const;

/** How many households stand on the sign-in page; everybody else signs in by the personal number. */
const FEATURED_HOUSEHOLDS = 3;

/**
 * An account for every living adult with a citizen card, by the personal number; where the simulated
 * business register has a firm of a head of household (one in forty), one for the firm by its tax code.
 */
export function citizenAccounts(people: readonly SimulatedPerson[]): readonly Account[] {
  const featured = featuredNumbers(people);
  const heads = people.filter(({ number, householder }) => number === householder);
  const firms = heads.filter(({ diedOn }, index) => index % 40 === 0 && diedOn === null);
  const adults = people.filter(({ diedOn, cardIssuedOn }) => diedOn === null && cardIssuedOn);
  return [
    ...adults.map((person) => ofPerson(person, featured.has(person.number))),
    ...firms.map((head, index) => ofFirm(head, index === 0)),
  ];
}

/** Couples with the youngest children: whoever tries the system out registers a birth first. */
function featuredNumbers(people: readonly SimulatedPerson[]): ReadonlySet<string> {
  const living = new Set(
    people.filter(({ diedOn }) => diedOn === null).map(({ number }) => number),
  );
  const parents = people
    .filter(({ father, mother }) => living.has(father ?? '') && living.has(mother ?? ''))
    .toSorted((a, b) => (a.birthDate < b.birthDate ? 1 : -1))
    .slice(0, FEATURED_HOUSEHOLDS)
    .flatMap(({ father, mother }) => [father ?? '', mother ?? '']);
  return new Set(parents);
}

function ofPerson(person: SimulatedPerson, featured: boolean): Account {
  const { number, name, oldNumber, birthDate, address } = person;
  return {
    subject: subjectOf(number),
    username: number,
    name,
    role: name,
    agency: address,
    featured,
    claims: {
      LoaiTaiKhoan: '1',
      HoVaTen: name,
      SoDinhDanh: number,
      SoCMND: oldNumber,
      NgayThangNamSinh: birthDate.split('-').toReversed().join('/'),
      SoDienThoai: `09${number.slice(4)}`,
      ThuDienTu: `${number}@gia-lap.example`,
      TechID: subjectOf(`tech-${number}`),
      loAs: '2',
    },
  };
}

function ofFirm(head: SimulatedPerson, featured: boolean): Account {
  const person = ofPerson(head, featured);
  const taxCode = `17${head.number.slice(4)}`;
  const firm = `CÔNG TY TNHH GIẢ LẬP ${(head.name.split(' ').at(-1) ?? '').toUpperCase()}`;
  return {
    ...person,
    subject: subjectOf(taxCode),
    username: taxCode,
    role: firm,
    claims: {
      ...person.claims,
      LoaiTaiKhoan: '2',
      MaSoThue: taxCode,
      MaSoDoanhNghiep: taxCode,
      TenDoanhNghiep: firm,
    },
  };
}

/** A subject that tells nothing of the number behind it. */
const subjectOf = (number: string): string =>
  createHash('sha256').update(`cong-dan:${number}`).digest('hex').slice(0, 32);
