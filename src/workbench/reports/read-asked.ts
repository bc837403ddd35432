import { scopeOf } from '#workbench/dashboard/scope.ts';
import type { Agency } from '#catalogue/locality.ts';
import type { CutOff } from '#catalogue/report-rules.ts';
import { filled } from '#kernel/bilingual.ts';
import { dayOf, yearOf } from '#kernel/day.ts';
import { isReportForm, type ReportForm } from '#reports/forms.ts';
import { choiceKey, choicesOf, daysBetween, type Period, periodOf } from '#reports/period.ts';
import type { ReportAsked, Scope } from '#reports/report-sources.ts';
import type { FieldError } from '#web/field-error.ts';
import { type FormValues, formValues, one } from '#web/form-values.ts';
import type { OfficerRequest } from '#workbench/officer-request.ts';
import { readTwoDays } from '#workbench/two-days.ts';

/** What a page of reports is asked for, as typed and as understood. */
export interface AskedReport {
  readonly form: ReportForm;
  /** As the form's fields have it, to be shown again and to be linked to. */
  readonly typed: Readonly<Record<AskedField, string>>;
  readonly asked: ReportAsked;
  readonly cutOff: CutOff;
  readonly reach: 'province' | 'own-agency';
  /** What was wrong; the report is then of what stands instead. */
  readonly errors: readonly FieldError[];
  /** Whether anything was asked for yet. */
  readonly isAsked: boolean;
}

export const ASKED_FIELDS = [
  'bieu',
  'pham-vi',
  'co-quan',
  'nam',
  'ky',
  'chot',
  'tu',
  'den',
] as const;
export type AskedField = (typeof ASKED_FIELDS)[number];

/** Any two days, as the list of periods has it. */
export const TWO_DAYS = 'ngay';

const FIRST_YEAR = 2018;

/** Reads what is asked for; null where the officer reads no reports. */
export function readAsked(on: OfficerRequest): AskedReport | null {
  const query = formValues(on.request.query);
  const reach = scopeOf(on);
  if (reach === 'none') return null;
  const today = dayOf(on.services.now());
  const month = Number(today.slice(5, 7));
  const typed = {
    bieu: one(query, 'bieu') || 'ii-06a',
    'pham-vi': reach === 'own-agency' ? 'co-quan' : one(query, 'pham-vi') || 'province',
    'co-quan': reach === 'own-agency' ? on.officer.agency : one(query, 'co-quan'),
    nam: one(query, 'nam').trim() || String(yearOf(today)),
    ky: one(query, 'ky') || `q${Math.ceil(month / 3)}`,
    chot: one(query, 'chot') || 'lich',
    tu: one(query, 'tu').slice(0, 20),
    den: one(query, 'den').slice(0, 20),
  };
  const { cutOffs } = on.services.reportRules.periods;
  const cutOff = cutOffs.find(({ key }) => key === typed.chot) ?? cutOffs[0];
  if (cutOff === undefined) throw new Error('the rules of reports have no cut-off');
  const errors: FieldError[] = [];
  const period = readPeriod(on, typed, cutOff, errors);
  const scope = readScope(on, typed, errors);
  return {
    form: isReportForm(typed.bieu) ? typed.bieu : 'ii-06a',
    typed,
    asked: { scope, period },
    cutOff,
    reach,
    errors,
    isAsked: query.has('bieu'),
  };
}

type Typed = AskedReport['typed'];

function readScope(on: OfficerRequest, typed: Typed, errors: FieldError[]): Scope {
  const directory = on.services.directory();
  switch (typed['pham-vi']) {
    case 'co-quan': {
      const agency: Agency | null = directory.agency(typed['co-quan']);
      if (agency !== null) return { kind: 'agency', agency };
      errors.push({ field: 'co-quan', text: { vi: 'Chọn một cơ quan.', en: 'Choose an agency.' } });
      return { kind: 'province' };
    }
    case 'cap-tinh':
      return { kind: 'level', level: 'province' };
    case 'cap-huyen':
      return { kind: 'level', level: 'district' };
    case 'cap-xa':
      return { kind: 'level', level: 'commune' };
    case 'moi-co-quan':
      return { kind: 'agencies' };
    default:
      return { kind: 'province' };
  }
}

function readPeriod(
  on: OfficerRequest,
  typed: Typed,
  cutOff: CutOff,
  errors: FieldError[],
): Period {
  const today = dayOf(on.services.now());
  if (typed.ky === TWO_DAYS) {
    const { start, end, errors: wrong } = readTwoDays(typed);
    errors.push(...wrong);
    return start === null ? daysBetween(today, today) : daysBetween(start, end);
  }
  const year = Number(typed.nam);
  const isYear = Number.isInteger(year) && year >= FIRST_YEAR && year <= yearOf(today) + 1;
  if (!isYear) {
    const text = filled('Nhập năm từ {first} đến {last}.', 'Enter a year from {first} to {last}.', {
      first: FIRST_YEAR,
      last: yearOf(today) + 1,
    });
    errors.push({ field: 'nam', text });
  }
  const choices = choicesOf(isYear ? year : yearOf(today));
  const choice = choices.find((one_) => choiceKey(one_) === typed.ky) ?? choices.at(-1);
  if (choice === undefined) throw new Error('a year has periods');
  return periodOf(choice, cutOff);
}

/** The address of a page or file of what is asked for, with further fields. */
export function askedHref(
  path: string,
  { typed }: Pick<AskedReport, 'typed'>,
  more: Readonly<Record<string, string>> = {},
): string {
  const fields = ASKED_FIELDS.flatMap((field): [string, string][] =>
    typed[field] === '' ? [] : [[field, typed[field]]],
  );
  return `${path}?${new URLSearchParams([...fields, ...Object.entries(more)]).toString()}`;
}

export const queryOf = (on: OfficerRequest): FormValues => formValues(on.request.query);
