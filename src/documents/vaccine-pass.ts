import { printable } from '#documents/printable.ts';
import { asciiQrMatrix } from '#documents/qr.ts';
import {
  drawMatrix,
  drawSheet,
  innerWidth,
  line,
  MARGIN,
  MM,
  paragraph,
} from '#documents/sheet.ts';
import { dayOf, formatDay } from '#kernel/day.ts';
import type { IssuedPass } from '#vaccine-pass/issue-pass.ts';
import type { PassRequest } from '#vaccine-pass/pass-request.ts';
import type { ValueSets } from '#vaccine-pass/value-sets.ts';

/** Large enough for a code of 600 characters to be read from paper that was folded. */
const QR_SIDE = 60 * MM;

/**
 * The paper of a passport: the eleven fields of QĐ 5772/QĐ-BYT in both languages, and the code. That
 * decision's own layout is not at hand: how it looks is to be confirmed.
 */
export function renderPass(
  request: PassRequest,
  pass: IssuedPass,
  sets: ValueSets,
): Promise<Uint8Array> {
  const asked = printable(request);
  const { nam } = pass.certificate;
  const title = 'Chứng nhận tiêm chủng COVID-19';
  return drawSheet({ title, foot: `${title} – ${asked.certificateId}` }, (pdf) => {
    paragraph(pdf, 'CHỨNG NHẬN TIÊM CHỦNG COVID-19', { face: 'bold', align: 'center', size: 16 });
    paragraph(pdf, 'COVID-19 vaccination certificate', { face: 'italic', align: 'center' });
    const top = pdf.y + 6;
    const left = MARGIN.left + (innerWidth(pdf) - QR_SIDE) / 2;
    const matrix = asciiQrMatrix(pass.text, 'Q');
    drawMatrix(
      pdf,
      matrix,
      { left, top, side: QR_SIDE },
      'Mã QR của chứng nhận, bắt đầu bằng HC1:',
    );
    pdf.x = MARGIN.left;
    pdf.y = top + QR_SIDE + 14;
    const rows: readonly (readonly [string, string])[] = [
      [
        '1. Họ và tên (Name)',
        `${asked.fullName} (${[nam.fnt, nam.gnt].filter(Boolean).join('<<')})`,
      ],
      ['2. Ngày sinh (Date of birth)', formatDay(asked.birthDate)],
      ['3. Quốc tịch (Nationality)', asked.nationality],
      ['4. Bệnh (Disease)', named(sets.diseases, asked.disease)],
      ['5. Số mũi tiêm (Doses of the series)', String(asked.doses)],
      ['6. Ngày tiêm (Vaccinated on)', formatDay(asked.vaccinatedOn)],
      ['7. Liều số (Dose number)', String(asked.dose)],
      ['8. Vắc xin (Vaccine)', named(sets.prophylaxes, asked.vaccine)],
      ['9. Sản phẩm (Product)', named(sets.products, asked.product)],
      ['10. Nhà sản xuất (Manufacturer)', named(sets.holders, asked.maker)],
      ['11. Mã chứng nhận (Certificate number)', asked.certificateId],
      ['Ngày cấp (Issued on)', formatDay(dayOf(pass.issuedAt))],
      ['Có giá trị đến (Good until)', formatDay(dayOf(pass.expiresAt))],
    ];
    for (const [label, value] of rows) line(pdf, label, value);
    paragraph(pdf, 'Thứ tự và cách trình bày các mục theo Quyết định 5772/QĐ-BYT: cần xác nhận.', {
      face: 'italic',
      size: 10,
      align: 'left',
    });
  });
}

const named = (set: ReadonlyMap<string, string>, code: string): string => set.get(code) ?? code;
