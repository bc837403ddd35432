import type { Language } from '#kernel/bilingual.ts';
import { type Instant, dayOf } from '#kernel/day.ts';
import type { KeptPass } from '#store/vaccine-passes.ts';
import type { ValueSets } from '#vaccine-pass/value-sets.ts';
import { notice } from '#web/components/notice.ts';
import { summaryList } from '#web/components/summary-list.ts';
import { formatDateTime, formatDay } from '#web/format.ts';
import type { Html } from '#web/html.ts';
import { sayIn } from '#web/language.ts';

/** What a passport says, as the paper has it. */
export function passFacts(lang: Language, pass: KeptPass, sets: ValueSets): Html {
  const say = sayIn(lang);
  const { request, certificate } = pass;
  const named = (set: ReadonlyMap<string, string>, code: string): string => set.get(code) ?? code;
  const rows: readonly (readonly [string, string])[] = [
    [say('Họ và tên', 'Name'), request.fullName],
    [
      say('Họ và tên trên hộ chiếu', 'Name on the passport'),
      [certificate.nam.fnt, certificate.nam.gnt].filter(Boolean).join('<<'),
    ],
    [say('Ngày sinh', 'Birth date'), formatDay(request.birthDate, lang)],
    [say('Quốc tịch', 'Nationality'), request.nationality],
    [say('Bệnh', 'Disease'), named(sets.diseases, request.disease)],
    [say('Mũi số', 'Dose'), `${request.dose}/${request.doses}`],
    [say('Ngày tiêm', 'Vaccinated on'), formatDay(request.vaccinatedOn, lang)],
    [say('Loại vắc xin', 'Vaccine'), named(sets.prophylaxes, request.vaccine)],
    [say('Sản phẩm', 'Product'), named(sets.products, request.product)],
    [say('Nhà sản xuất', 'Maker'), named(sets.holders, request.maker)],
    [say('Mã chứng nhận', 'Certificate number'), request.certificateId],
    [say('Cấp lúc', 'Issued at'), formatDateTime(pass.issuedAt, lang)],
    [say('Có giá trị đến', 'Good until'), formatDay(dayOf(pass.expiresAt), lang)],
  ];
  return summaryList({ rows: rows.map(([key, value]) => ({ key, value })) });
}

/** Why a passport holds no more; null while it holds. */
export function passEnd(
  lang: Language,
  { end, expiresAt }: Pick<KeptPass, 'end' | 'expiresAt'>,
  now: Instant,
): Html | null {
  const say = sayIn(lang);
  if (end?.how === 'revoked') {
    return notice({
      lang,
      tone: 'error',
      title: say('Đã thu hồi', 'Taken back'),
      body: `${formatDateTime(end.at, lang)}: ${end.ground}`,
    });
  }
  if (end?.how === 'replaced') {
    return notice({
      lang,
      tone: 'info',
      body: say('Đã có bản cấp sau thay thế bản này.', 'A later one has taken its place.'),
    });
  }
  if (expiresAt > now) return null;
  return notice({
    lang,
    tone: 'warning',
    title: say('Đã hết hạn', 'Run out'),
    body: say(
      'Giấy có giá trị 12 tháng. Đề nghị Sở Y tế cấp lại nếu còn cần.',
      'It was good for twelve months. Ask the Department of Health for another where it is needed.',
    ),
  });
}
