import type { Day } from '#kernel/day.ts';
import { parseCitizenCard } from '#persons/citizen-card.ts';
import { grammarOf, parseIdentityNumber } from '#persons/personal-number.ts';
import type { HelpedPerson } from '#store/drafts.ts';
import type { FieldError } from '#web/field-error.ts';
import { createFieldReader } from '#web/field-reader.ts';
import { type FormValues, one } from '#web/form-values.ts';

/** Who is helped, or what is wrong; `values` hold what a card told beside what was typed. */
export interface HelpedReading {
  readonly person: HelpedPerson | null;
  readonly values: FormValues;
  readonly errors: readonly FieldError[];
}

/**
 * Reads whom somebody helps: the text of the card's QR code where it was scanned, else what was typed.
 * `own`: the number of whoever helps, who does not help themselves.
 */
export function readHelped(sent: FormValues, today: Day, own: string | null): HelpedReading {
  const card = readCard(sent, today);
  const { values } = card;
  const reader = createFieldReader(values, today);
  const name = reader.personName('name');
  const birthDate = reader.birthDate('birthDate');
  const identityNumber = reader.identityNumber('number', { birthDate, sex: null });
  if (one(values, 'number') === '') reader.fail('number', NO_NUMBER);
  if (identityNumber !== null && identityNumber === own) reader.fail('number', ONESELF);
  const phone = reader.phone('phone');
  const errors = [...card.errors, ...reader.errors];
  if (identityNumber === null || errors.length > 0) return { person: null, values, errors };
  const person = {
    name,
    identityNumber,
    birthDate,
    sex: sexOf(identityNumber),
    residence: one(values, 'residence'),
    phone,
  };
  return { person, values, errors };
}

/** What a scanned card tells goes before what was typed; one that cannot be read leaves that. */
function readCard(sent: FormValues, today: Day): Omit<HelpedReading, 'person'> {
  const scan = one(sent, 'scan');
  if (scan.trim() === '') return { values: sent, errors: [] };
  const card = parseCitizenCard(scan, today);
  const known = card.ok ? card.value : card.error.partial;
  const told: readonly (readonly [string, string | undefined])[] = [
    ['number', known.personalNumber],
    ['name', known.name],
    ['birthDate', known.birthDate?.split('-').toReversed().join('/')],
    ['residence', known.residence],
  ];
  const values = new Map(sent);
  for (const [field, value] of told) if (value !== undefined) values.set(field, [value]);
  // It is read once: what is mended by hand afterwards stands.
  values.set('scan', ['']);
  return { values, errors: card.ok ? [] : [{ field: 'scan', text: card.error.text }] };
}

function sexOf(identityNumber: string): HelpedPerson['sex'] {
  const read = parseIdentityNumber(identityNumber);
  return read.ok && read.value.kind === 'personal-number' ? grammarOf(read.value.number).sex : null;
}

const NO_NUMBER = {
  vi: 'Nhập số định danh hoặc số CMND của người được giúp.',
  en: 'Enter the personal number of the person you help.',
};

const ONESELF = {
  vi: 'Đây là số của chính bạn. Hồ sơ của mình thì vào Thủ tục, chọn Nộp hồ sơ.',
  en: 'This is your own number. For yourself, choose a procedure and file it.',
};
