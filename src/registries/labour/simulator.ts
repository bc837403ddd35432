import { type CaseSystem, simulateCases } from '#registries/case/simulator.ts';
import { simulatedPaper } from '#registries/simulation/paper.ts';

/** The system is simulated as a plain case system: no specification of its own was found. */
export const simulateLabour = (): CaseSystem =>
  simulateCases({
    path: 'laodong',
    submit: 'nopHoSo',
    status: 'traTrangThaiHoSo',
    result: 'traKetQua',
    statuses: ['1', '3', '4'],
    grant: ({ serial, module }) => ({
      ketQuaXuLy: {
        soDangKy: `${serial}/QĐ-MTP`,
        ngayDangKy: '21/06/2022',
        giayToKetQua: simulatedPaper(`${module} ${serial}`).toString('base64'),
      },
    }),
  });
