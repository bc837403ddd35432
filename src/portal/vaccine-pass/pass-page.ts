import { type Language, textIn } from '#kernel/bilingual.ts';
import { type Instant, parseDay } from '#kernel/day.ts';
import type { HealthCertificate } from '#vaccine-pass/health-certificate.ts';
import type { JudgedPass } from '#vaccine-pass/judge-pass.ts';
import { brokenRules, ruleTexts } from '#vaccine-pass/pass-rules.ts';
import { type StepFault, stepFaultTexts } from '#vaccine-pass/step.ts';
import type { ValueSets } from '#vaccine-pass/value-sets.ts';
import { backLink } from '#web/components/back-link.ts';
import { button } from '#web/components/button.ts';
import { errorSummary } from '#web/components/error-summary.ts';
import { fileInput } from '#web/components/file-input.ts';
import { notice } from '#web/components/notice.ts';
import { summaryList, type SummaryRow } from '#web/components/summary-list.ts';
import { textarea } from '#web/components/textarea.ts';
import { type SentForm, sentField, summaryOf } from '#web/field-error.ts';
import { formatDateTime, formatDay } from '#web/format.ts';
import { type Html, html } from '#web/html.ts';
import { sayIn } from '#web/language.ts';

export const PASS_VERIFICATION = '/xac-minh-ho-chieu-vac-xin';

/** Where a picture of a code is sent, or what it says pasted. */
export function askingPassPage(lang: Language, { values, errors }: SentForm): Html {
  const say = sayIn(lang);
  const field = sentField(lang, { values, errors });
  return html`${errorSummary({ lang, errors: summaryOf(errors, lang) })}
<h1>${say('Xác minh hộ chiếu vắc xin', 'Verify a vaccine certificate')}</h1>
<p>${say(
    'Dành cho chứng nhận tiêm chủng COVID-19 có mã QR theo định dạng của Liên minh châu Âu, của Việt Nam và các nước.',
    'For COVID-19 certificates of Viet Nam and other countries whose QR code has the format of the European Union.',
  )}</p>
<form method="post" action="${PASS_VERIFICATION}" enctype="multipart/form-data" novalidate>
${fileInput({
  ...field('anh'),
  label: say('Ảnh chụp mã QR', 'Picture of the QR code'),
  hint: say(
    'Ảnh PNG hoặc JPEG. Ảnh và nội dung mã chỉ được kiểm tra, không được lưu lại.',
    'PNG or JPEG. Picture and code are looked at and not kept.',
  ),
  accept: 'image/png,image/jpeg',
  maxMegabytes: 8,
  optional: true,
})}
${textarea({
  ...field('ma'),
  label: say('Hoặc nội dung mã QR', 'Or what the QR code says'),
  hint: say('Bắt đầu bằng HC1:', 'It begins with HC1:'),
  optional: true,
})}
<div class="acts">${button({ text: say('Xác minh', 'Verify'), icon: 'search' })}</div></form>`;
}

/** What was found. Of whom it is stands there only where somebody trusted signed it. */
export function judgedPassPage(
  lang: Language,
  judged: JudgedPass,
  sets: ValueSets,
  /** Since when it is taken back, where it is one of ours. */
  revokedAt: Instant | null,
): Html {
  const say = sayIn(lang);
  const { fault, certificate, signer, claims } = judged;
  const rules = certificate === null || claims === null ? [] : brokenRules(claims, certificate);
  return html`${backLink({ href: PASS_VERIFICATION, text: say('Xác minh giấy khác', 'Verify another') })}
<h1>${say('Kết quả xác minh', 'What was found')}</h1>
${revokedAt === null ? null : revokedNotice(lang, revokedAt)}
${fault === null ? (revokedAt === null ? goodNotice(lang) : null) : faultNotice(lang, fault)}
${rules.map((rule) => notice({ lang, tone: 'warning', body: textIn(lang, ruleTexts[rule]) }))}
${signer === null || certificate === null ? null : summaryList({ rows: rowsOf(lang, judged, certificate, sets) })}`;
}

const revokedNotice = (lang: Language, at: Instant): Html =>
  notice({
    lang,
    tone: 'error',
    title: sayIn(lang)('Chứng nhận đã bị thu hồi', 'The certificate was taken back'),
    body: sayIn(lang)(
      'Nơi cấp đã thu hồi lúc {at}. Không chấp nhận giấy này; người mang giấy hỏi Sở Y tế để được cấp bản đúng.',
      'Who issued it took it back at {at}. Do not accept it; its bearer may ask the Department of Health for a right one.',
      { at: formatDateTime(at, lang) },
    ),
  });

const goodNotice = (lang: Language): Html =>
  notice({
    lang,
    tone: 'success',
    title: sayIn(lang)('Chứng nhận có giá trị', 'The certificate holds'),
    body: sayIn(lang)(
      'Đúng chữ ký số của cơ quan trong danh sách tin cậy, còn hạn. Đối chiếu họ tên và ngày sinh với giấy tờ tùy thân.',
      'Signed by an authority on the list of trusted keys, and not run out. Compare name and birth date with an identity paper.',
    ),
  });

function faultNotice(lang: Language, { code }: StepFault): Html {
  const say = sayIn(lang);
  const isOver = code === 'expired' || code === 'not-yet-valid';
  const advice =
    code === 'unknown-key'
      ? say(
          'Điều này không có nghĩa là giấy giả: hãy hỏi cơ quan đã cấp.',
          'That does not make it a forgery: ask who issued it.',
        )
      : null;
  return notice({
    lang,
    tone: isOver ? 'warning' : 'error',
    title: isOver
      ? say('Chứng nhận không ở trong thời hạn', 'The certificate is not good today')
      : say('Không xác minh được', 'It cannot be verified'),
    body: html`${textIn(lang, stepFaultTexts[code])} ${advice}`,
  });
}

function rowsOf(
  lang: Language,
  { claims, signer }: JudgedPass,
  certificate: HealthCertificate,
  sets: ValueSets,
): readonly SummaryRow[] {
  const say = sayIn(lang);
  const { nam, dob, v, t, r } = certificate;
  const vaccination = v?.[0];
  const entry = vaccination ?? t?.[0] ?? r?.[0];
  const rows: readonly (readonly [string, string | null | undefined])[] = [
    [say('Họ và tên', 'Name'), [nam.fn, nam.gn].filter(Boolean).join(' ')],
    [
      say('Họ và tên trên hộ chiếu', 'Name on the passport'),
      [nam.fnt, nam.gnt].filter(Boolean).join('<<'),
    ],
    [say('Ngày sinh', 'Birth date'), dayText(lang, dob)],
    [say('Loại chứng nhận', 'Kind'), kindText(lang, certificate)],
    [say('Bệnh', 'Disease'), named(sets.diseases, entry?.tg)],
    [say('Mũi số', 'Dose'), vaccination && `${vaccination.dn}/${vaccination.sd}`],
    [say('Ngày tiêm', 'Vaccinated on'), vaccination && dayText(lang, vaccination.dt)],
    [say('Loại vắc xin', 'Vaccine'), named(sets.prophylaxes, vaccination?.vp)],
    [say('Sản phẩm', 'Product'), named(sets.products, vaccination?.mp)],
    [say('Nhà sản xuất', 'Maker'), named(sets.holders, vaccination?.ma)],
    [say('Nước', 'Country'), entry?.co],
    [say('Cơ quan cấp', 'Issued by'), entry?.is],
    [say('Mã chứng nhận', 'Certificate number'), entry?.ci],
    [say('Cấp lúc', 'Issued at'), claims?.issuedAt && formatDateTime(claims.issuedAt, lang)],
    [
      say('Có giá trị đến', 'Good until'),
      claims?.expiresAt && formatDateTime(claims.expiresAt, lang),
    ],
    [say('Khóa đã ký', 'Key that signed'), signer?.keyId],
  ];
  return rows.flatMap(([key, value]) => (value ? [{ key, value }] : []));
}

function kindText(lang: Language, { v, t }: HealthCertificate): string {
  const say = sayIn(lang);
  if (v !== undefined) return say('Tiêm chủng', 'Vaccination');
  return t === undefined ? say('Khỏi bệnh', 'Recovery') : say('Xét nghiệm', 'Test');
}

/** The name of a code, and the code alone where it is none that we know. */
const named = (set: ReadonlyMap<string, string>, code: string | undefined): string | undefined =>
  code === undefined ? undefined : (set.get(code) ?? code);

/** Some dates of birth have a year alone; a day that is none was signed like that. */
function dayText(lang: Language, text: string): string {
  const day = parseDay(text.slice(0, 10));
  return day.ok ? formatDay(day.value, lang) : text;
}
