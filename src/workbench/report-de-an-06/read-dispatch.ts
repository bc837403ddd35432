import type { AxisOrgan } from '#axis/axis-organs.ts';
import { clean } from '#kernel/fold.ts';
import { dayOf, parseTypedDay } from '#kernel/day.ts';
import { err, ok, type Result } from '#kernel/result.ts';
import type { ReportIssue } from '#written-report/de-an-06/compose-report.ts';
import type { FieldError } from '#web/field-error.ts';
import { type FormValues, many, one } from '#web/form-values.ts';
import type { Services } from '#web/services.ts';

/** With what a report is issued, and to whom it goes. */
export interface Dispatch extends ReportIssue {
  readonly to: readonly AxisOrgan[];
}

export function readDispatch(
  values: FormValues,
  { axisOrgans, now }: Pick<Services, 'axisOrgans' | 'now'>,
): Result<Dispatch, readonly FieldError[]> {
  const number = one(values, 'number').trim();
  const day = parseTypedDay(one(values, 'day'));
  const signer = clean(one(values, 'signer')).slice(0, 100);
  const chosen = new Set(many(values, 'to'));
  const to = axisOrgans.filter(({ id }) => chosen.has(id));
  const errors: readonly FieldError[] = [
    ...(/^\d{1,6}$/.test(number) ? [] : [NO_NUMBER]),
    ...(day.ok && day.value <= dayOf(now()) ? [] : [NO_DAY]),
    ...(signer === '' ? [NO_SIGNER] : []),
    ...(to.length === 0 ? [NO_RECIPIENT] : []),
  ];
  return day.ok && errors.length === 0 ? ok({ number, day: day.value, signer, to }) : err(errors);
}

const NO_NUMBER: FieldError = {
  field: 'number',
  text: { vi: 'Ghi số văn bản bằng chữ số, ví dụ 131.', en: 'Write the number in digits.' },
};
const NO_DAY: FieldError = {
  field: 'day',
  text: { vi: 'Ghi ngày ký, không sau hôm nay.', en: 'Write the day of signing, not after today.' },
};
const NO_SIGNER: FieldError = {
  field: 'signer',
  text: { vi: 'Ghi họ tên người ký.', en: 'Write who signs it.' },
};
const NO_RECIPIENT: FieldError = {
  field: 'to',
  text: { vi: 'Chọn ít nhất một nơi nhận.', en: 'Choose one receiver at least.' },
};
