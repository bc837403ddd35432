import type { AxisDocument, AxisStatus } from '#axis/axis-document.ts';
import { instantFromEpoch } from '#kernel/day.ts';
import { day } from '#test/support/dossier-fixtures.ts';

export const OFFICE = { id: '000.00.00.G22', name: 'Văn phòng Chính phủ' };
export const POLICE = { id: '000.00.00.G01', name: 'Bộ Công an' };
export const PROVINCE = { id: '000.00.00.H33', name: 'Ủy ban nhân dân tỉnh Kiên Giang' };

/** The second that it is now: the axis knows no smaller part. */
export const thisSecond = () => instantFromEpoch(Math.floor(Date.now() / 1000) * 1000);

/** A report of the province to two offices, without files. */
export function axisDocument(code: string, changes: Partial<AxisDocument> = {}): AxisDocument {
  return {
    id: { organ: PROVINCE.id, day: day('2022-06-21'), code },
    from: PROVINCE,
    to: [OFFICE, POLICE],
    place: 'Kiên Giang',
    type: 'Báo cáo',
    subject: 'Sơ kết 06 tháng đầu năm 2022',
    content: '',
    signer: { position: 'Trưởng ban', name: 'Người ký thử' },
    dueDay: null,
    toPlaces: ['Như trên'],
    answers: [],
    business: { kind: 'new' },
    sentAt: thisSecond(),
    files: [],
    ...changes,
  };
}

export const axisStatus = (
  about: AxisDocument,
  code: AxisStatus['code'],
  from = about.from,
): AxisStatus => ({
  from,
  about: about.id,
  code,
  description: '',
  staff: { department: '', name: '' },
  at: thisSecond(),
});
