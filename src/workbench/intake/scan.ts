import { type Language, textIn } from '#kernel/bilingual.ts';
import type { Day } from '#kernel/day.ts';
import { formatBirthDate } from '#persons/birth-date.ts';
import { type CitizenCard, parseCitizenCard } from '#persons/citizen-card.ts';
import { sayIn } from '#web/language.ts';

/** What a scan fills in, and what to tell the officer. */
export interface CardReading {
  readonly fields: Readonly<Record<string, string>>;
  readonly message: string;
  readonly warning: string | null;
}

/** Reads the QR of a citizen card into the applicant's fields; what could be read is always kept. */
export function readCard(scanned: string, today: Day, lang: Language): CardReading {
  const card = parseCitizenCard(scanned, today);
  if (card.ok) {
    const message = sayIn(lang)(
      'Đã điền thông tin từ thẻ. Đối chiếu với thẻ trước khi tiếp tục.',
      'Filled in from the card. Compare with the card before going on.',
    );
    return { fields: fieldsOf(card.value), message, warning: null };
  }
  const fields = fieldsOf(card.error.partial);
  return { fields, message: '', warning: textIn(lang, card.error.text) };
}

function fieldsOf(card: Partial<CitizenCard>): Record<string, string> {
  const entries: readonly (readonly [string, string | null | undefined])[] = [
    ['applicantIdentity', card.personalNumber],
    ['applicantName', card.name],
    ['applicantBirth', card.birthDate === undefined ? null : formatBirthDate(card.birthDate)],
    ['applicantSex', card.sex],
    ['applicantAddress', card.residence],
  ];
  const known = entries.filter((entry): entry is readonly [string, string] => Boolean(entry[1]));
  return Object.fromEntries(known);
}
