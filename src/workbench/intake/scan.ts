import { type Language, textIn } from '#kernel/bilingual.ts';
import type { Day } from '#kernel/day.ts';
import { type Repair, repairName } from '#names/repair-name.ts';
import { formatBirthDate } from '#persons/birth-date.ts';
import { type CitizenCard, parseCitizenCard } from '#persons/citizen-card.ts';
import { sayIn } from '#web/language.ts';
import { proposalsOf, repairWords } from '#workbench/repair-words.ts';

/** What a scan fills in, and what to tell the officer. */
export interface CardReading {
  readonly fields: Readonly<Record<string, string>>;
  readonly message: string;
  readonly warning: string | null;
  /** Names that a broken one may have been: nothing is filled in before the officer chose one. */
  readonly proposals: readonly string[];
}

/** Reads the QR of a citizen card into the applicant's fields; what could be read is always kept. */
export function readCard(scanned: string, today: Day, lang: Language): CardReading {
  const card = parseCitizenCard(scanned, today);
  const name = card.ok ? card.value.name : card.error.scannedName;
  const repair = repairName({ text: name });
  if (repair.kind !== 'right') {
    const { name: _, ...rest } = card.ok ? card.value : card.error.partial;
    return withRepair({ fields: fieldsOf(rest), repair, name, lang });
  }
  if (card.ok) {
    const message = sayIn(lang)(
      'Đã điền thông tin từ thẻ. Đối chiếu với thẻ trước khi tiếp tục.',
      'Filled in from the card. Compare with the card before going on.',
    );
    return { fields: fieldsOf(card.value), message, warning: null, proposals: [] };
  }
  const fields = fieldsOf(card.error.partial);
  return { fields, message: '', warning: textIn(lang, card.error.text), proposals: [] };
}

interface Broken {
  readonly fields: CardReading['fields'];
  readonly repair: Exclude<Repair, { kind: 'right' }>;
  readonly name: string;
  readonly lang: Language;
}

function withRepair({ fields, repair, name, lang }: Broken): CardReading {
  const say = sayIn(lang);
  const proposals = proposalsOf(repair, name);
  const todo =
    proposals.length === 0
      ? say('Nhập họ tên như in trên thẻ.', 'Type the name as printed on the card.')
      : say(
          'Đối chiếu với thẻ rồi chọn, hoặc nhập tay: {names}.',
          'Compare with the card and choose, or type it: {names}.',
          { names: proposals.join('; ') },
        );
  return { fields, message: '', warning: `${repairWords(lang, repair)} ${todo}`, proposals };
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
