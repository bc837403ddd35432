import { type CaseSystem, simulateCases } from '#registries/case/simulator.ts';
import { isObject, type JsonObject, textOf } from '#registries/read-answer.ts';
import { simulateCorrections } from '#registries/simulation/corrections.ts';
import { jsonAnswer, type SimulatedAnswer } from '#registries/simulation/faults.ts';
import { paged } from '#registries/simulation/paged.ts';
import { simulatedPaper } from '#registries/simulation/paper.ts';
import { insuranceCode, type SimulatedPerson } from '#registries/simulation/population.ts';
import { asHeldBy } from '#registries/simulation/wrong-records.ts';

/** A simulated person of whom the register may be told better. */
type Held = SimulatedPerson & { readonly code: string } & Record<string, unknown>;

/** The social insurance: look-ups over the invented people, and cards and benefits as cases. */
export function simulateSocialInsurance(population: readonly SimulatedPerson[]): CaseSystem {
  // A correction changes the person in place, and never the code.
  const people: Held[] = population.map((person) => ({
    ...asHeldBy('social-insurance', person),
    code: insuranceCode(person),
  }));
  const caseSystem = simulateCases({
    path: 'bhxh',
    submit: 'nopHoSo',
    status: 'traTrangThaiHoSo',
    result: 'traKetQua',
    statuses: ['1', '3', '4'],
    grant: ({ serial, module }) => ({
      ketQuaXuLy: {
        soDangKy: `${serial}/BHXH`,
        ngayDangKy: '21/06/2022',
        ...(module === 'THE_BHYT_TRE_EM'
          ? { maThe: `TE191${String(9_000_000_000 + serial)}`, giaTriTu: '21/06/2022' }
          : { soTien: '14900000' }),
        giayToKetQua: simulatedPaper(`${module} ${serial}`).toString('base64'),
      },
    }),
  });
  const byCode = new Map(people.map((person) => [person.code, person]));
  const take = simulateCorrections({
    key: 'maYeuCau',
    number: 'soDinhDanh',
    birthDate: 'ngaySinh',
  });
  const correct = (message: JsonObject): SimulatedAnswer =>
    take(message, byCode.get(textOf(message, 'maSoBhxh')), {
      name: textOf(message, 'hoTen'),
      number: textOf(message, 'soDinhDanh'),
      birthDate: dashed(textOf(message, 'ngaySinh')),
      sex: textOf(message, 'gioiTinh') === '1' ? 'male' : 'female',
    });
  const answer: CaseSystem['answer'] = (request) => {
    switch (request.path) {
      case 'bhxh/getTraCuuTtHgdByMaSoBhxh': {
        const person = byCode.get(memberOf(request.body, 'maSoBhxh'));
        return found(person === undefined ? [] : [person]);
      }
      case 'bhxh/getTraCuuThongTinHgd': {
        const household = memberOf(request.body, 'maHoGiaDinh');
        return found(people.filter((person) => householdOf(person) === household));
      }
      case 'bhxh/getMaSoBhxhTheoTieuChi':
        return found(people.filter((person) => isOfCriteria(person, request.body)));
      case 'bhxh/danhSachNguoiThamGia':
        return pageOf(people, messageOf(request.body));
      case 'bhxh/dinhChinh':
        return correct(messageOf(request.body));
      default:
        return caseSystem.answer(request);
    }
  };
  return { cases: caseSystem.cases, answer };
}

function isOfCriteria(person: SimulatedPerson, body: string): boolean {
  const born = person.birthDate.replaceAll('-', '');
  const asked = memberOf(body, 'ngaySinh').replace(/0+$/, '');
  const sex = memberOf(body, 'gioiTinh');
  return (
    person.name.toLowerCase() === memberOf(body, 'hoTen').normalize('NFC').toLowerCase() &&
    (born.startsWith(asked) || asked.startsWith(born)) &&
    (sex === '3' || sex === (person.sex === 'male' ? '1' : '2'))
  );
}

const householdOf = ({ householder }: SimulatedPerson): string => `HGD${householder.slice(3)}`;

const memberOf = (body: string, name: string): string => textOf(messageOf(body), name);

function messageOf(body: string): JsonObject {
  const json: unknown = JSON.parse(body);
  return isObject(json) ? json : {};
}

function pageOf(people: readonly Held[], message: JsonObject): SimulatedAnswer {
  const asked = textOf(message, 'maXa');
  const chosen = people.filter(({ commune }) => asked === '' || commune === asked);
  const { pages, rows } = paged(chosen, {
    page: textOf(message, 'trang'),
    size: textOf(message, 'soBanGhi'),
  });
  const data = rows.map((person) => ({
    ...rowOf(person),
    soDinhDanh: person.number,
    maXa: person.commune,
  }));
  return jsonAnswer({ errorCode: '0', tongSoTrang: pages, data });
}

const dashed = (digits: string): string =>
  [digits.slice(0, 4), digits.slice(4, 6), digits.slice(6, 8)].filter((part) => part).join('-');

const found = (people: readonly Held[]): SimulatedAnswer =>
  people.length === 0
    ? jsonAnswer({ errorCode: '201', errorDescription: 'RECORD_NOT_FOUND' })
    : jsonAnswer({ errorCode: '0', data: people.slice(0, 50).map(rowOf) });

const rowOf = (person: Held): JsonObject => ({
  maSoBhxh: person.code,
  hoTen: person.name,
  ngaySinh: person.birthDate.replaceAll('-', '').padEnd(8, '0'),
  gioiTinh: person.sex === 'male' ? '1' : '2',
  maHoGiaDinh: householdOf(person),
  diaChi: person.address,
});
