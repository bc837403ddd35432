import type { Bilingual } from '#kernel/bilingual.ts';
import { type Day, parseDay } from '#kernel/day.ts';
import { clean, fold } from '#kernel/fold.ts';
import { err, ok, type Result } from '#kernel/result.ts';
import { type BirthDate, parseBirthDate } from '#persons/birth-date.ts';
import { type CardFaultCode, type CardField, cardFaultText } from '#persons/card-fault-text.ts';
import { isGarbled } from '#persons/garbled-text.ts';
import { parsePersonName } from '#persons/person-name.ts';
import { type PersonalNumber, parseIdentityNumber } from '#persons/personal-number.ts';

/** The seven fields of the QR of a citizen card (domain.md §4.8); a newer card's tail is ignored. */
export interface CitizenCard {
  readonly personalNumber: PersonalNumber;
  /** 9 digits, seldom 12; null where the card names none. */
  readonly oldIdentityNumber: string | null;
  readonly name: string;
  readonly birthDate: BirthDate;
  readonly sex: 'male' | 'female';
  readonly residence: string;
  readonly issuedOn: Day | null;
}

/** What is wrong with a scan, and whatever could be read of it all the same. */
export interface CardFault {
  readonly code: CardFaultCode;
  readonly text: Bilingual;
  /** The fields to be typed by hand, in the order of the card. */
  readonly broken: readonly CardField[];
  readonly partial: Partial<CitizenCard>;
  /** The field of the name as it was scanned, broken or not; empty where the scan has none. */
  readonly scannedName: string;
}

const MAX_LENGTH = 2000;

/**
 * Reads the raw text that a scanner typed or somebody pasted (not cleaned: control characters in it
 * tell that it is broken). The fault's code names the first field that is broken.
 */
export function parseCitizenCard(text: string, today: Day): Result<CitizenCard, CardFault> {
  if (text.length > MAX_LENGTH) return fault('too-long', UNREAD);
  const scanned = text.replaceAll(ENDS, '');
  if (scanned === '') return fault('empty', UNREAD);
  const fields = scanned.split('|').map((field) => field.trim());
  const isWhole = fields.length >= FIELDS.length;
  const readings = readFields(isWhole ? fields : withoutDoubtfulEnd(fields), today);
  if (!isCard(fields, readings)) return fault('not-a-card', UNREAD);
  const first = FIELDS.find((field) => readings[field] === undefined);
  if (isWhole && first === undefined) return ok(readPart(readings) as CitizenCard);
  const scannedName = fields[FIELDS.indexOf('name')] ?? '';
  const found =
    isWhole && first !== undefined
      ? fault(faultOfField[first], readings)
      : fault('truncated', readings, FIELDS[fields.length - 1]);
  return found.ok ? found : err({ ...found.error, scannedName });
}

const FIELDS: readonly CardField[] = [
  'personalNumber',
  'oldIdentityNumber',
  'name',
  'birthDate',
  'sex',
  'residence',
  'issuedOn',
];

/** A reader's line end, its start and end marks. */
const ENDS = /^[\s\u0000-\u001f]+|[\s\u0000-\u001f]+$/g;

/** Undefined where a field is absent or cannot be read. */
type Readings = { readonly [Field in CardField]?: CitizenCard[Field] | undefined };

const UNREAD: Readings = {};

function readFields(fields: readonly string[], today: Day): Readings {
  const [number, old, name, birth, sex, residence, issued] = fields;
  return {
    personalNumber: readNumber(number),
    oldIdentityNumber: readOldNumber(old),
    name: readName(name),
    birthDate: readBirthDate(birth, today),
    sex: readSex(sex),
    residence: residence === undefined || isGarbled(residence) ? undefined : clean(residence),
    issuedOn: readIssueDate(issued, today),
  };
}

/**
 * Where a scan breaks off, the last field may be cut: an empty one says nothing, and the first
 * digits of a date would read as a year or a month.
 */
function withoutDoubtfulEnd(fields: readonly string[]): readonly string[] {
  const end = fields.at(-1) ?? '';
  const isCutDate = FIELDS[fields.length - 1] === 'birthDate' && !/^\d{8}$/.test(end);
  return end === '' || isCutDate ? fields.slice(0, -1) : fields;
}

/** Some other code was scanned where neither number, birth nor sex stands in its place. */
function isCard(fields: readonly string[], readings: Readings): boolean {
  if (fields.length === 1) return /^\d{1,12}$/.test(fields[0] ?? '');
  const { personalNumber, birthDate, sex } = readings;
  const isAnyRead = [personalNumber, birthDate, sex].some((reading) => reading !== undefined);
  return isAnyRead || fields.length < FIELDS.length;
}

function readNumber(text = ''): PersonalNumber | undefined {
  const identity = parseIdentityNumber(text);
  const isPersonal = identity.ok && identity.value.kind === 'personal-number';
  return isPersonal ? identity.value.number : undefined;
}

function readOldNumber(text: string | undefined): string | null | undefined {
  if (text === undefined) return undefined;
  if (text === '') return null;
  const identity = parseIdentityNumber(text);
  return identity.ok ? identity.value.number : undefined;
}

function readName(text = ''): string | undefined {
  const name = parsePersonName(text);
  return name.ok && !isGarbled(text) ? name.value : undefined;
}

function readBirthDate(text: string | undefined, today: Day): BirthDate | undefined {
  const date = parseBirthDate(text ?? '', today);
  return date.ok ? date.value : undefined;
}

function readSex(text = ''): 'male' | 'female' | undefined {
  const folded = fold(text);
  if (folded === 'nam') return 'male';
  return folded === 'nu' ? 'female' : undefined;
}

/** ddMMyyyy, never ahead of today; a card without it is taken. */
function readIssueDate(text: string | undefined, today: Day): Day | null | undefined {
  if (text === '') return null;
  const written = /^(\d{2})(\d{2})(\d{4})$/.exec(text ?? '');
  const day = parseDay(`${written?.[3]}-${written?.[2]}-${written?.[1]}`);
  return day.ok && day.value <= today ? day.value : undefined;
}

const faultOfField = {
  personalNumber: 'wrong-number',
  oldIdentityNumber: 'wrong-old-number',
  name: 'garbled-name',
  birthDate: 'wrong-birth-date',
  sex: 'wrong-sex',
  residence: 'garbled-residence',
  issuedOn: 'wrong-issue-date',
} satisfies Record<CardField, CardFaultCode>;

const readPart = (readings: Readings): Partial<CitizenCard> =>
  Object.fromEntries(Object.entries(readings).filter(([, reading]) => reading !== undefined));

function fault(
  code: CardFaultCode,
  readings: Readings,
  last: CardField = 'issuedOn',
): Result<CitizenCard, CardFault> {
  const broken = FIELDS.filter((field) => readings[field] === undefined);
  const text = cardFaultText(code, { broken, last });
  return err({ code, text, broken, partial: readPart(readings), scannedName: '' });
}
