import { type CaseSystem, simulateCases } from '#registries/case/simulator.ts';
import { simulatedPaper } from '#registries/simulation/paper.ts';

/** Criminal records: received, in work, issued; it knows which records were taken over. */
export const simulateCriminalRecord = (): CaseSystem =>
  simulateCases({
    path: 'lltp',
    submit: 'nhanHoSoDangKy',
    status: 'traTrangThaiHs',
    result: 'traHoSo',
    acknowledge: 'danhDauHsThanhCong',
    statuses: ['3', '4', '5'],
    grant: ({ serial }) => ({
      soPhieu: `${serial}/PLLTP`,
      ngayCap: '21/06/2022',
      loaiPhieu: '1',
      phieu: simulatedPaper(`Phieu ly lich tu phap ${serial}`).toString('base64'),
    }),
  });
