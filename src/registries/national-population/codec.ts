import type { HttpAnswer } from '#registries/call-http.ts';
import type { PopulationAccount } from '#registries/national-population/account.ts';
import { escapeXml, findElement, readXml, textAt, type XmlElement } from '#registries/read-xml.ts';
import { RegistryFault } from '#registries/registry-fault.ts';
import { refuseStatus } from '#registries/read-answer.ts';

/** Name space of the national population database's services (domain.md §4.1). */
export const SERVICE = 'http://dancuquocgia.bca';
/** Name space of the check of kinship (domain.md §4.1). */
export const KINSHIP = 'http://gtel.vn/qldc';
const ENVELOPE = 'http://schemas.xmlsoap.org/soap/envelope/';

/** Whom the database is asked about, and by whom (order of members: domain.md §4.2). */
export interface PersonQuery {
  /** Number of the query, new for each. */
  readonly query: string;
  /** Code of the procedure for which it is asked (MaDVC). */
  readonly service: string;
  readonly officer: string;
  readonly agency: string;
  /** 12 digits, or 9 of an old card. */
  readonly number: string;
  readonly name: string;
  /** `YYYY`, `YYYY-MM` or `YYYY-MM-DD`. */
  readonly birthDate: string | null;
}

type Operation = 'TraCuuThongTinCongDan' | 'XacThucThongTinCongDan';

/** How somebody is related to another. */
export type Relation = 'parent' | 'spouse' | 'householder';

const RELATIONS: Readonly<Record<Relation, string>> = {
  parent: 'CHA_ME',
  spouse: 'VO_CHONG',
  householder: 'CHU_HO',
};

/** Asks whether `relative` is related to the person as said; no source gives these members' names. */
export function writeKinship(
  account: PopulationAccount,
  query: PersonQuery,
  relative: Relative,
  relation: Relation,
): string {
  const other = `<dc:NguoiThan><dc:SoDinhDanh>${escapeXml(relative.number)}</dc:SoDinhDanh><dc:HoVaTen>${escapeXml(relative.name)}</dc:HoVaTen></dc:NguoiThan>`;
  const inner = `${personMembers(account, query)}<dc:QuanHe>${RELATIONS[relation]}</dc:QuanHe>${other}`;
  return soapMessage('XacMinhThongTinNhanThan', KINSHIP, inner);
}

/** The SOAP message of a query. */
export const writeQuery = (
  account: PopulationAccount,
  operation: Operation,
  query: PersonQuery,
): string => soapMessage(operation, SERVICE, personMembers(account, query));

const soapMessage = (operation: string, namespace: string, inner: string): string =>
  `<?xml version="1.0" encoding="UTF-8"?><soap:Envelope xmlns:soap="${ENVELOPE}" xmlns:dc="${namespace}"><soap:Body><dc:${operation}>${inner}</dc:${operation}></soap:Body></soap:Envelope>`;

function personMembers({ channel, contact }: PopulationAccount, query: PersonQuery): string {
  const members: readonly (readonly [string, string])[] = [
    ['MaYeuCau', query.query],
    ['MaDVC', query.service],
    ['MaTichHop', channel],
    ['MaCanBo', query.officer],
    ['MaDonVi', query.agency],
    ...(contact === null
      ? []
      : ([
          ['TaiKhoan', contact.account],
          ['SoDienThoai', contact.phone],
        ] as const)),
    [query.number.length === 12 ? 'SoDinhDanh' : 'SoCMND', query.number],
    ['HoVaTen', query.name],
  ];
  const body = members.map(([name, value]) => `<dc:${name}>${escapeXml(value)}</dc:${name}>`);
  return `${body.join('')}${birthElement(query.birthDate)}`;
}

/** A date known in part is sent as its year: the services know no month without a day. */
function birthElement(birthDate: string | null): string {
  if (birthDate === null) return '';
  const digits = birthDate.replaceAll('-', '');
  const inner =
    digits.length === 8
      ? `<dc:NgayThangNam>${digits}</dc:NgayThangNam>`
      : `<dc:Nam>${digits.slice(0, 4)}</dc:Nam>`;
  return `<dc:NgayThangNamSinh>${inner}</dc:NgayThangNamSinh>`;
}

/** A place by its commune; `line` is what stands before it in an address. */
export interface Place {
  readonly unit: string;
  readonly line: string;
}

/** A person as the database has them; what it does not have is empty or null. */
export interface Citizen {
  readonly number: string;
  readonly oldNumber: string;
  readonly name: string;
  readonly sex: 'male' | 'female' | null;
  /** `YYYY` or `YYYY-MM-DD`; null where none is known. */
  readonly birthDate: string | null;
  readonly ethnicity: string;
  readonly nationality: string;
  readonly homeTown: Place | null;
  readonly residence: Place | null;
  readonly father: Relative | null;
  readonly mother: Relative | null;
  readonly spouse: Relative | null;
  readonly householder: Relative | null;
}

export interface Relative {
  readonly name: string;
  readonly number: string;
}

/** What the database answers to a verification. */
export type Verification = 'matches' | 'differs' | 'unknown';

/** Reads the answer to XacThucThongTinCongDan. */
export function readVerification(answer: HttpAnswer): Verification {
  const body = bodyOf(answer);
  const result = findElement(body, 'KetQuaXacThuc');
  const exists = findElement(body, 'TonTai');
  if (exists !== null && exists.text.trim() === 'false') return 'unknown';
  if (result === null) throw new RegistryFault('wrong-shape', 'no KetQuaXacThuc', answer);
  return result.text.trim() === 'true' ? 'matches' : 'differs';
}

/** Reads the answer to TraCuuThongTinCongDan; null where nobody has that number. */
export function readCitizen(answer: HttpAnswer): Citizen | null {
  const person = findElement(bodyOf(answer), 'CongDan');
  if (person === null) return null;
  const number = textAt(person, 'SoDinhDanh');
  if (number === '') throw new RegistryFault('wrong-shape', 'CongDan has no SoDinhDanh', answer);
  return {
    number,
    oldNumber: textAt(person, 'SoCMND'),
    name: nameOf(person),
    sex: sexOf(textAt(person, 'GioiTinh')),
    birthDate: birthDateOf(person),
    ethnicity: textAt(person, 'DanToc'),
    nationality: textAt(person, 'QuocTich'),
    homeTown: placeOf(person, 'QueQuan'),
    residence: placeOf(person, 'ThuongTru'),
    father: relativeOf(person, 'Cha'),
    mother: relativeOf(person, 'Me'),
    spouse: relativeOf(person, 'VoChong'),
    householder: relativeOf(person, 'ChuHo'),
  };
}

/** The body of an envelope; a SOAP fault in it is one of ours, whatever the HTTP status. */
function bodyOf(answer: HttpAnswer): XmlElement {
  const isXml = answer.text.trimStart().startsWith('<');
  if (!isXml) refuseStatus(answer);
  const body = findElement(readXml(answer), 'Body');
  const fault = body === null ? null : findElement(body, 'Fault');
  if (fault !== null) {
    const why = textAt(fault, 'faultstring') || textAt(fault, 'Reason', 'Text');
    throw new RegistryFault('soap-fault', why, answer);
  }
  refuseStatus(answer);
  if (body === null) throw new RegistryFault('wrong-shape', 'no Body', answer);
  return body;
}

function nameOf(person: XmlElement): string {
  const parts = ['Ho', 'ChuDem', 'Ten'].map((part) => textAt(person, 'HoVaTen', part));
  const joined = parts.filter((part) => part !== '').join(' ');
  return joined === '' ? textAt(person, 'HoVaTen') : joined;
}

/** 1 male, 2 female; 0 and 3 are not known. */
function sexOf(code: string): Citizen['sex'] {
  if (code === '1') return 'male';
  return code === '2' ? 'female' : null;
}

function birthDateOf(person: XmlElement): string | null {
  const whole = textAt(person, 'NgayThangNamSinh', 'NgayThangNam');
  if (/^\d{8}$/.test(whole)) return whole.replace(/(\d{4})(\d{2})(\d{2})/, '$1-$2-$3');
  const year = textAt(person, 'NgayThangNamSinh', 'Nam');
  return /^\d{4}$/.test(year) ? year : null;
}

function placeOf(person: XmlElement, member: 'QueQuan' | 'ThuongTru'): Place | null {
  const unit = textAt(person, member, 'MaPhuongXa');
  return unit === '' ? null : { unit, line: textAt(person, member, 'ChiTiet') };
}

function relativeOf(person: XmlElement, member: string): Relative | null {
  const relative = person.children.find(({ name }) => name === member);
  if (relative === undefined) return null;
  const [name, number] = [nameOf(relative), textAt(relative, 'SoDinhDanh')];
  return name === '' && number === '' ? null : { name, number };
}
