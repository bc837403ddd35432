import type { Act, ActType } from '#dossier/command.ts';
import { PAPER_FORMS, type PaperForm } from '#catalogue/one-stop-rules.ts';
import type { CorrectableField, SupplementItem } from '#dossier/dossier-event.ts';
import { isCorrectable } from '#dossier/correct.ts';
import { type Day, parseTypedDay } from '#kernel/day.ts';
import { clean, cleanLines } from '#kernel/fold.ts';
import { err, ok, type Result } from '#kernel/result.ts';
import { parseBirthDate } from '#persons/birth-date.ts';
import { parseEmail } from '#persons/email.ts';
import { parsePersonName } from '#persons/person-name.ts';
import { parseIdentityNumber } from '#persons/personal-number.ts';
import { parsePhone } from '#persons/phone.ts';
import type { FieldError } from '#web/field-error.ts';
import type { FormBody } from '#web/form-body.ts';
import { type FormValues, one } from '#web/form-values.ts';
import { actLabels } from '#workbench/act-labels.ts';
import { readDigitising } from '#workbench/dossier/digitise-form.ts';

type Reading = Result<Act, readonly FieldError[]>;

export const isActType = (text: string): text is ActType => Object.hasOwn(actLabels, text);

/** How many lines a supplement request has on the page; everything is listed at once. */
export const SUPPLEMENT_LINES = 8;

/** Makes an act of what its form sent. Emptiness is judged by the rules of the dossier, not here. */
export function readAct(type: ActType, body: FormBody, today: Day): Reading {
  const text = (field: string) => clean(one(body.values, field));
  const prose = (field: string) => cleanLines(one(body.values, field));
  switch (type) {
    case 'accept':
    case 'sign':
    case 'collect-fee':
      return ok({ type });
    case 'pass-on':
      return ok({ type, note: text('note') });
    case 'propose':
      return ok({ type, opinion: text('opinion') || 'Đủ điều kiện giải quyết' });
    case 'deny-relief':
    case 'reissue':
    case 'send-back':
      return ok({ type, reason: prose('reason') });
    case 'refuse':
    case 'revoke':
      return ok({ type, reason: prose('reason'), ground: text('ground') });
    case 'stop':
      return ok({ type, reason: prose('reason'), feeSettlement: text('feeSettlement') });
    case 'issue':
      return ok({ type, resultNumber: text('resultNumber') });
    case 'hand-over':
      return ok({ type, receiver: text('receiver') });
    case 'request-supplement':
      return ok({ type, items: supplementItems(body.values), contact: text('contact') });
    case 'record-supplement':
      return ok({ type, note: prose('note'), attachments: body.attachments });
    case 'extend':
      return readExtend(prose('reason'), text('newDay'));
    case 'correct':
      return readCorrection(body.values, prose('reason'), today);
    case 'drop-leg':
      return ok({ type, leg: text('leg'), reason: prose('reason') });
    case 'digitise':
      return readDigitising(body.values);
    case 'print':
      return ok({ type, form: paperForm(text('form')) });
  }
}

function supplementItems(values: FormValues): readonly SupplementItem[] {
  return Array.from({ length: SUPPLEMENT_LINES }, (_, index) => ({
    what: clean(one(values, `what-${index + 1}`)),
    reason: clean(one(values, `reason-${index + 1}`)),
  })).filter((item) => item.what !== '');
}

function readExtend(reason: string, typed: string): Reading {
  const newDay = parseTypedDay(typed);
  if (newDay.ok) return ok({ type: 'extend', reason, newDay: newDay.value });
  const text = {
    vi: 'Nhập ngày hẹn mới, ví dụ 27/11/2026.',
    en: 'Enter the new date, such as 27/11/2026.',
  };
  return err([{ field: 'newDay', text }]);
}

const correctionParsers: Readonly<
  Record<string, (text: string) => Result<unknown, { readonly text: FieldError['text'] }>>
> = {
  name: parsePersonName,
  identityNumber: parseIdentityNumber,
  phone: parsePhone,
  email: parseEmail,
};

/** Only the fields that the form sent; each must be as sound as at the intake. */
function readCorrection(values: FormValues, reason: string, today: Day): Reading {
  const corrected: Partial<Record<CorrectableField, string | null>> = {};
  const errors: FieldError[] = [];
  for (const field of values.keys()) {
    if (!isCorrectable(field)) continue;
    const text = clean(one(values, field));
    corrected[field] = text === '' ? null : text;
    const checked = checkCorrection(field, text, today);
    if (!checked.ok) errors.push({ field, text: checked.error.text });
    else if (typeof checked.value === 'string') corrected[field] = checked.value;
  }
  return errors.length > 0 ? err(errors) : ok({ type: 'correct', values: corrected, reason });
}

function checkCorrection(
  field: CorrectableField,
  text: string,
  today: Day,
): Result<unknown, { readonly text: FieldError['text'] }> {
  const kind = field.split('.')[1] ?? '';
  if (text === '' && kind !== 'name') return ok(null);
  if (kind === 'birthDate') return parseBirthDate(text, today);
  const parse = correctionParsers[kind];
  if (parse === undefined) return ok(text);
  const parsed = parse(text);
  // An identity number is parsed to its kind and number; what is kept is the number.
  return parsed.ok && kind === 'identityNumber' ? ok(text.replaceAll(/\D/g, '')) : parsed;
}

const paperForm = (text: string): PaperForm => PAPER_FORMS.find((form) => form === text) ?? '01';
