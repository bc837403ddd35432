import { type CaseSystem, simulateCases, type SimulatedCase } from '#registries/case/simulator.ts';
import { simulateBirths } from '#registries/civil-status/simulated-births.ts';
import type { SimulatedPerson } from '#registries/simulation/population.ts';
import { simulatedPaper } from '#registries/simulation/paper.ts';

const PREFIXES: Readonly<Record<string, string>> = { LTKS: 'KS', LTKT: 'KT', LTKH: 'KH' };
/** A child's number comes when the result is fetched for the third time: days later, so to say. */
const NUMBER_AT = 3;

/** Electronic civil status: its register of births, and the cases in which it gives number, book, page and paper. */
export function simulateCivilStatus(people: readonly SimulatedPerson[]): CaseSystem {
  const births = simulateBirths(people);
  const { cases, answer } = simulateRegistrations();
  return { cases, answer: (request) => births(request) ?? answer(request) };
}

const simulateRegistrations = (): CaseSystem =>
  simulateCases({
    path: 'hotich',
    submit: 'dangKyHoTich',
    status: 'traTrangThaiHoSo',
    result: 'ketQuaDangKyHS',
    statuses: ['1', '3', '4'],
    grant: (kept) => ({
      ketQuaXuLy: {
        soDangKy: `${kept.serial}/${PREFIXES[kept.module] ?? kept.module}`,
        quyenSo: '01/2022',
        trangSo: String(1 + (kept.serial % 200)),
        ngayDangKy: '21/06/2022',
        soDinhDanh: kept.module === 'LTKS' && kept.fetched >= NUMBER_AT ? numberOf(kept) : '',
        giayToKetQua: simulatedPaper(`${kept.module} ${kept.serial}`).toString('base64'),
      },
    }),
  });

/** A personal number of the grammar: born in this century, of the declared sex and year. */
function numberOf({ data, serial }: SimulatedCase): string {
  const isFemale = data.includes('<nksGioiTinh>2<');
  const year = /<nksNgaySinh>\d\d\/\d\d\/\d\d(\d\d)</.exec(data)?.[1] ?? '22';
  return `091${isFemale ? 3 : 2}${year}${String(900_000 + serial).padStart(6, '0')}`;
}
