import { textIn, filled } from '#kernel/bilingual.ts';
import { GRADE_NAMES, GRADES, mayBeRated, type Rating } from '#dossier/rating.ts';
import { cleanLines } from '#kernel/fold.ts';
import type { Tried } from '#portal/citizen/dossier-page.ts';
import type { OwnDossierVisitor } from '#portal/citizen/own-dossier-visitor.ts';
import { ownDossierPath } from '#portal/citizen/paths.ts';
import { button } from '#web/components/button.ts';
import { radios } from '#web/components/choices.ts';
import { csrfField } from '#web/components/csrf-field.ts';
import { disclosure } from '#web/components/disclosure.ts';
import { textarea } from '#web/components/textarea.ts';
import { type FieldError, sentField } from '#web/field-error.ts';
import { formatDateTime } from '#web/format.ts';
import { type FormValues, one } from '#web/form-values.ts';
import { type Html, html } from '#web/html.ts';
import { sayIn } from '#web/language.ts';

const LONGEST = 2000;

/** What one may say of the service once there is a result; said already, it may be changed. */
export function ratingPart(
  on: OwnDossierVisitor,
  rating: Rating | null,
  { body, errors }: Tried,
): Html | null {
  const { lang, csrf, dossierId, history } = on;
  if (!mayBeRated(history.dossier)) return null;
  const say = sayIn(lang);
  const isTried = body.values.has('grade') || errors.some(({ field }) => field === 'grade');
  const values = isTried ? body.values : ratedValues(rating);
  const field = sentField(lang, { values, errors });
  const form = html`<form method="post" action="${ownDossierPath(dossierId)}/danh-gia" novalidate>${csrfField(csrf)}
${radios({
  ...field('grade'),
  label: say('Bạn thấy việc giải quyết hồ sơ này thế nào?', 'How was this dossier dealt with?'),
  options: GRADES.map((grade) => ({
    value: String(grade),
    text: textIn(lang, GRADE_NAMES[grade]),
  })),
})}
${textarea({
  ...field('remark'),
  label: say('Điều gì tốt, điều gì cần sửa', 'What was good, what should be better'),
  hint: say(
    'Cơ quan giải quyết đọc được nhận xét này.',
    'The agency that dealt with it can read this.',
  ),
  rows: 3,
  maxLength: LONGEST,
  optional: true,
})}
<div class="acts">${button({ text: say('Gửi đánh giá', 'Send'), kind: 'secondary' })}</div></form>`;
  return html`<h2 id="danh-gia">${say('Đánh giá của bạn', 'Your rating')}</h2>
${rating === null ? html`<p>${say('Không bắt buộc, không ảnh hưởng đến kết quả.', 'As you like: the result does not depend on it.')}</p>` : said(on, rating)}
${rating === null ? form : disclosure({ summary: say('Sửa đánh giá', 'Change it'), body: form, open: isTried })}`;
}

const said = ({ lang }: OwnDossierVisitor, { grade, remark, ratedAt }: Rating): Html =>
  html`<p role="status"><b>${textIn(lang, GRADE_NAMES[grade])}</b>${remark === '' ? null : html`: ${remark}`} <span class="fine">${formatDateTime(ratedAt, lang)}</span></p>
<p>${sayIn(lang)('Cảm ơn bạn đã đánh giá.', 'Thank you for telling us.')}</p>`;

const ratedValues = (rating: Rating | null): FormValues =>
  new Map(
    rating === null
      ? []
      : [
          ['grade', [String(rating.grade)]],
          ['remark', [rating.remark]],
        ],
  );

/** What was sent: a grade and a remark; null with what is wrong where it cannot be kept. */
export function sentRating(values: FormValues): {
  readonly rating: Pick<Rating, 'grade' | 'remark'> | null;
  readonly errors: readonly FieldError[];
} {
  const grade = GRADES.find((known) => String(known) === one(values, 'grade'));
  const remark = cleanLines(one(values, 'remark'));
  const errors: FieldError[] = [];
  if (grade === undefined) errors.push({ field: 'grade', text: NO_GRADE });
  if (remark.length > LONGEST) errors.push({ field: 'remark', text: TOO_LONG });
  const isSound = grade !== undefined && errors.length === 0;
  return { rating: isSound ? { grade, remark } : null, errors };
}

const NO_GRADE: FieldError['text'] = {
  vi: 'Chọn một mức đánh giá.',
  en: 'Choose how satisfied you are.',
};

const TOO_LONG: FieldError['text'] = filled(
  'Nhận xét dài quá {most} ký tự. Rút ngắn lại.',
  'The remark is longer than {most} characters. Make it shorter.',
  { most: LONGEST },
);
