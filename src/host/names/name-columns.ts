import { fold } from '#kernel/fold.ts';
import { parseDay } from '#kernel/day.ts';

/** Places of the columns that tell of a person; -1 where a file has none. */
export interface NameColumns {
  readonly name: number;
  readonly number: number;
  readonly birth: number;
}

/** Heads of columns, folded and without signs. */
const NUMBER =
  /^(?:so)?(?:cccd|cancuoc|cccdcmnd|dinhdanh|dinhdanhcanhan|giayto|giaytotuythan|sodinhdanh)$|^(?:(?:personal|identity|national|citizen|card)?(?:id|number|no|idnumber|identity)|personid|identitynumber|madinhdanh)$/;
const BIRTH =
  /^(?:ngay(?:thangnam)?sinh|namsinh|sinhngay|birth(?:date|day)?|dateofbirth|dob|born|birthdt)$/;
const NAME =
  /^(?:ho(?:va)?ten|hotenkhaisinh|ten|name|fullname|personname|truename|hovatenkhaisinh)$/;

export function findColumns(header: readonly string[], column: string | null): NameColumns {
  const plain = header.map((head) => fold(head).replaceAll(/[^a-z0-9]/g, ''));
  const wanted = column?.normalize('NFC').trim();
  const exact = header.findIndex(
    (head) =>
      head
        .replace(/^\ufeff/, '')
        .normalize('NFC')
        .trim() === wanted,
  );
  return {
    name: wanted === undefined ? plain.findIndex((head) => NAME.test(head)) : exact,
    number: plain.findIndex((head) => NUMBER.test(head)),
    birth: plain.findIndex((head) => BIRTH.test(head)),
  };
}

/** The day on which spreadsheets begin to count, as days since 1970 by their own reckoning. */
const SHEET_EPOCH = Date.UTC(1899, 11, 30);
const DAY_MS = 86_400_000;

/** A birth date in any of the ways in which files have it, as `YYYY-MM-DD`, `YYYY-MM` or `YYYY`; else ''. */
export function birthDateOf(text: string): string {
  const typed = text.trim().replace(/[T ]\d\d:\d\d.*$/, '');
  const [, day = '', month = '', year = ''] =
    /^(\d{1,2})[/.-](\d{1,2})[/.-](\d{4})$/.exec(typed) ??
    /^(\d{2})(\d{2})((?:19|20)\d{2})$/.exec(typed) ??
    [];
  if (year !== '') return valid(`${year}-${month.padStart(2, '0')}-${day.padStart(2, '0')}`);
  const compact = /^((?:19|20)\d{2})[-/.]?(\d{2})[-/.]?(\d{2})$/.exec(typed);
  if (compact !== null) return valid(compact.slice(1).join('-'));
  if (/^\d{5}$/.test(typed)) {
    return new Date(SHEET_EPOCH + Number(typed) * DAY_MS).toISOString().slice(0, 10);
  }
  return /^(?:19|20)\d{2}(?:-\d{2})?$/.test(typed) ? typed : '';
}

const valid = (day: string): string => (parseDay(day).ok ? day : '');
