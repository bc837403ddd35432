import { escapeXml, findElement, readXml, textAt, type XmlElement } from '#registries/read-xml.ts';
import { KINSHIP, SERVICE } from '#registries/national-population/codec.ts';
import type { SimulatedAnswer } from '#registries/simulation/faults.ts';
import type { SimulatedSystem } from '#registries/simulation/simulated-system.ts';
import type { SimulatedPerson } from '#registries/simulation/population.ts';

/** A query as the simulated database logged it: by officer, agency and service (domain.md §4.5). */
export interface LoggedQuery {
  readonly query: string;
  readonly officer: string;
  readonly agency: string;
  readonly service: string;
}

export interface PopulationSimulator {
  readonly answer: SimulatedSystem;
  readonly log: readonly LoggedQuery[];
}

const MOST_LOGGED = 10_000;

/** The national population database, as its messages are known; the people are invented, and live where they come from. */
export function simulateNationalPopulation(
  people: readonly SimulatedPerson[],
): PopulationSimulator {
  const byNumber = new Map(people.map((person) => [person.number, person]));
  const byOldNumber = new Map(people.map((person) => [person.oldNumber, person]));
  const log: LoggedQuery[] = [];
  const answer: SimulatedSystem = ({ body }) => {
    const message = findElement(readXml({ status: 200, text: body }), 'Body')?.children[0];
    if (message === undefined) return fault('Client', 'Thiếu nội dung yêu cầu');
    const member = (name: string): string => textAt(message, name);
    const [query, officer, agency, service] = [
      member('MaYeuCau'),
      member('MaCanBo'),
      member('MaDonVi'),
      member('MaDVC'),
    ];
    if (query === '' || officer === '' || service === '') {
      return fault('Client', 'Thiếu MaYeuCau, MaCanBo hoặc MaDVC');
    }
    log.push({ query, officer, agency, service });
    if (log.length > MOST_LOGGED) log.shift();
    const person =
      byNumber.get(member('SoDinhDanh')) ?? byOldNumber.get(member('SoCMND') || 'none');
    switch (message.name) {
      case 'TraCuuThongTinCongDan':
        return envelope(message.name, person === undefined ? '' : citizen(person, byNumber));
      case 'XacThucThongTinCongDan':
        return envelope(message.name, verification(person, message));
      case 'XacMinhThongTinNhanThan':
        return envelope(message.name, kinship(person, message), KINSHIP);
      default:
        return fault('Client', `Không có dịch vụ ${message.name}`);
    }
  };
  return { answer, log };
}

/** Whether the two are related as is said; both must be known. */
function kinship(person: SimulatedPerson | undefined, asked: XmlElement): string {
  const other = textAt(asked, 'NguoiThan', 'SoDinhDanh');
  if (person === undefined) return '<TonTai>false</TonTai>';
  const relatives: Readonly<Record<string, readonly (string | null)[]>> = {
    CHA_ME: [person.father, person.mother],
    VO_CHONG: [person.spouse],
    CHU_HO: [person.householder],
  };
  const matches = relatives[textAt(asked, 'QuanHe')]?.includes(other) ?? false;
  return `<TonTai>true</TonTai><KetQuaXacThuc>${matches}</KetQuaXacThuc>`;
}

function verification(person: SimulatedPerson | undefined, asked: XmlElement): string {
  if (person === undefined) return '<TonTai>false</TonTai>';
  const name = textAt(asked, 'HoVaTen').normalize('NFC').toLowerCase();
  const day = textAt(asked, 'NgayThangNamSinh', 'NgayThangNam');
  const year = textAt(asked, 'NgayThangNamSinh', 'Nam');
  const born = person.birthDate.replaceAll('-', '');
  const isBorn = day === '' ? year === '' || born.startsWith(year) : day.startsWith(born);
  const matches = name === person.name.toLowerCase() && isBorn;
  return `<TonTai>true</TonTai><KetQuaXacThuc>${matches}</KetQuaXacThuc>`;
}

function citizen(person: SimulatedPerson, byNumber: ReadonlyMap<string, SimulatedPerson>): string {
  const relative = (member: string, number: string | null): string => {
    const one = number === null ? undefined : byNumber.get(number);
    if (one === undefined) return '';
    return `<${member}>${nameParts(one.name)}<SoDinhDanh>${one.number}</SoDinhDanh></${member}>`;
  };
  const born =
    person.birthDate.length === 4
      ? `<Nam>${person.birthDate}</Nam>`
      : `<NgayThangNam>${person.birthDate.replaceAll('-', '')}</NgayThangNam>`;
  return `<CongDan><SoDinhDanh>${person.number}</SoDinhDanh><SoCMND>${person.oldNumber}</SoCMND>${nameParts(person.name)}<GioiTinh>${person.sex === 'male' ? 1 : 2}</GioiTinh><DanToc>${person.ethnicity}</DanToc><NgayThangNamSinh>${born}</NgayThangNamSinh><QuocTich>Việt Nam</QuocTich><QueQuan><MaPhuongXa>${person.commune}</MaPhuongXa></QueQuan><ThuongTru><MaPhuongXa>${person.commune}</MaPhuongXa><ChiTiet>${escapeXml(person.address)}</ChiTiet></ThuongTru>${relative('Cha', person.father)}${relative('Me', person.mother)}${relative('VoChong', person.spouse)}${relative('ChuHo', person.householder)}</CongDan>`;
}

/** Family name, what stands between, and the given name, as the database parts them. */
function nameParts(name: string): string {
  const words = name.split(' ');
  const [family = '', given = ''] = [words[0], words.length > 1 ? words.at(-1) : ''];
  const between = words.slice(1, -1).join(' ');
  return `<HoVaTen><Ho>${escapeXml(family)}</Ho><ChuDem>${escapeXml(between)}</ChuDem><Ten>${escapeXml(given)}</Ten></HoVaTen>`;
}

const ENVELOPE = 'http://schemas.xmlsoap.org/soap/envelope/';
const xml = (status: number, body: string): SimulatedAnswer => ({
  status,
  type: 'text/xml; charset=utf-8',
  text: `<?xml version="1.0" encoding="UTF-8"?><S:Envelope xmlns:S="${ENVELOPE}"><S:Body>${body}</S:Body></S:Envelope>`,
});

const envelope = (operation: string, result: string, namespace = SERVICE): SimulatedAnswer =>
  xml(200, `<${operation}Response xmlns="${namespace}">${result}</${operation}Response>`);

const fault = (code: string, why: string): SimulatedAnswer =>
  xml(
    500,
    `<S:Fault><faultcode>S:${code}</faultcode><faultstring>${escapeXml(why)}</faultstring></S:Fault>`,
  );
