import { agencyAndTitle } from '#documents/letterhead.ts';
import { printable } from '#documents/printable.ts';
import { signatures } from '#documents/signatures.ts';
import { drawSheet, line, type Pdf, paragraph } from '#documents/sheet.ts';
import type { Instant } from '#kernel/day.ts';

/** The letter by which the commune police invite a pupil to get a citizen card. */
export interface PupilLetter {
  readonly agency: string;
  readonly parentAgency: string | null;
  readonly place: string;
  /** Where to go: the agency's address, or empty. */
  readonly address: string;
  readonly name: string;
  /** As papers write it, `31/01/2007`. */
  readonly birthDate: string;
  readonly grade: string;
  readonly school: string;
  readonly home: string;
}

/** A letter a page. No form of law is known for it: the words are ours, and the paper says so. */
export const renderPupilLetters = (
  letters: readonly PupilLetter[],
  at: Instant,
): Promise<Uint8Array> =>
  drawSheet({ title: TITLE, foot: TITLE }, (pdf) => {
    for (const [index, letter] of letters.entries()) {
      if (index > 0) pdf.addPage();
      drawLetter(pdf, printable(letter), at);
    }
  });

const TITLE = 'Thư mời làm thẻ căn cước';
const BLANK = '.'.repeat(40);

function drawLetter(pdf: Pdf, letter: PupilLetter, at: Instant): void {
  const { agency, parentAgency, place } = letter;
  agencyAndTitle(pdf, { agency, parentAgency, place, number: '', at });
  paragraph(pdf, 'THƯ MỜI', { face: 'bold', align: 'center', size: 16 });
  paragraph(pdf, 'làm thẻ căn cước', { face: 'bold', align: 'center' });
  line(pdf, 'Kính gửi', `gia đình em ${letter.name}`);
  line(pdf, 'Ngày sinh', letter.birthDate);
  line(pdf, 'Lớp, trường', `lớp ${letter.grade}, ${letter.school}`);
  line(pdf, 'Nơi cư trú', letter.home);
  paragraph(
    pdf,
    `Kỳ thi của lớp ${letter.grade} cần giấy tờ tùy thân. Theo dữ liệu hiện có, em ${letter.name} chưa có thẻ căn cước. ${agency} mời em cùng cha, mẹ hoặc người giám hộ đến làm thẻ.`,
  );
  line(pdf, 'Thời gian', BLANK);
  line(pdf, 'Địa điểm', letter.address === '' ? agency : letter.address);
  paragraph(
    pdf,
    'Khi đến, mang theo thư này và giấy tờ tùy thân đang có. Nếu em đã có thẻ, báo lại nhà trường số định danh trên thẻ để cập nhật.',
  );
  signatures(pdf, [{ title: 'NGƯỜI MỜI', name: '' }]);
  paragraph(pdf, 'Lời thư do hệ thống soạn, không theo mẫu của văn bản nào: cần xác nhận.', {
    face: 'italic',
    size: 10,
    align: 'left',
  });
}
