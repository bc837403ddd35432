import { randomUUID } from 'node:crypto';
import type { RecordIdentity, RecordOutside } from '#dossier/command.ts';
import { type Party, STEP_SYSTEMS } from '#dossier/deliveries.ts';
import type { Dossier } from '#dossier/dossier.ts';
import type { Bilingual } from '#kernel/bilingual.ts';
import { dayOf, type Instant, parseTypedDay } from '#kernel/day.ts';
import { clean } from '#kernel/fold.ts';
import { err, ok, type Result } from '#kernel/result.ts';
import type { FieldError } from '#web/field-error.ts';
import { type FormValues, one } from '#web/form-values.ts';

/** What a person says in the place of a system whose line is dead: a command, or that it was told. */
export type HandAnswer =
  | { readonly kind: 'command'; readonly command: RecordIdentity | RecordOutside }
  | { readonly kind: 'told' };

/** What can be said by hand of a delivery. */
export type AnswerKind = 'identity' | 'step' | 'told';

/** How a delivery can be answered by hand: a step only while the dossier stands at it. */
export function answerKindOf(party: Party, dossier: Dossier): AnswerKind {
  if (party === 'national-population' && dossier.identity === 'awaited') return 'identity';
  const isStep = STEP_SYSTEMS.some((system) => system === party);
  return isStep && dossier.phase.kind === 'waiting' ? 'step' : 'told';
}

export interface Answered {
  readonly party: Party;
  readonly dossierId: string;
  readonly dossier: Dossier;
  readonly now: Instant;
}

const IDENTITIES = ['matches', 'differs', 'unknown'] as const;
const OUTCOMES = ['granted', 'refused', 'supplement'] as const;

/** Reads the form of an answer by hand. A reason is always asked: it stands in the dossier or the audit. */
export function readHandAnswer(
  values: FormValues,
  { party, dossierId, dossier, now }: Answered,
): Result<HandAnswer, readonly FieldError[]> {
  const errors: FieldError[] = [];
  const note = clean(one(values, 'note')).slice(0, 300);
  if (note === '') errors.push({ field: 'note', text: NOTE_MISSING });
  const kind = answerKindOf(party, dossier);
  if (kind === 'told') return errors.length > 0 ? err(errors) : ok({ kind: 'told' });
  const typed = one(values, 'outcome');
  if (kind === 'identity') {
    const outcome = IDENTITIES.find((known) => known === typed);
    if (outcome === undefined) return err([{ field: 'outcome', text: OUTCOME_MISSING }, ...errors]);
    const query = `bằng tay ${randomUUID()}`;
    const command = { type: 'record-identity', dossierId, outcome, query } as const;
    return errors.length > 0 ? err(errors) : ok({ kind: 'command', command });
  }
  const system = STEP_SYSTEMS.find((known) => known === party);
  const outcome = OUTCOMES.find((known) => known === typed);
  const number = clean(one(values, 'number'));
  const date = readDate(one(values, 'date'), now);
  if (outcome === undefined) errors.unshift({ field: 'outcome', text: OUTCOME_MISSING });
  if (outcome === 'granted' && number === '')
    errors.push({ field: 'number', text: NUMBER_MISSING });
  if (date === 'wrong') errors.push({ field: 'date', text: WRONG_DATE });
  const { phase } = dossier;
  if (errors.length > 0 || outcome === undefined || date === 'wrong') return err(errors);
  if (system === undefined || phase.kind !== 'waiting')
    return err([{ field: 'outcome', text: GONE }]);
  const result = {
    number,
    book: clean(one(values, 'book')),
    page: clean(one(values, 'page')),
    date,
    personalNumber: null,
    awaitsPersonalNumber: false,
    paper: null,
    details: {},
  };
  const reference = dossier.outside?.reference ?? dossier.code;
  const answer =
    outcome === 'granted'
      ? ({ kind: outcome, reference, note, result } as const)
      : ({ kind: outcome, reference, note } as const);
  const visit = dossier.enteredAt;
  const step = phase.step;
  return ok({
    kind: 'command',
    command: { type: 'record-outside', dossierId, system, step, visit, answer },
  });
}

function readDate(typed: string, now: Instant) {
  if (typed.trim() === '') return null;
  const day = parseTypedDay(typed);
  return day.ok && day.value <= dayOf(now) ? day.value : 'wrong';
}

const NOTE_MISSING: Bilingual = {
  vi: 'Ghi căn cứ: ai trả lời, bằng văn bản hay điện thoại, ngày nào.',
  en: 'Say by whom it was answered, how and when.',
};
const OUTCOME_MISSING: Bilingual = { vi: 'Chọn kết quả.', en: 'Choose the outcome.' };
const NUMBER_MISSING: Bilingual = {
  vi: 'Nhập số đăng ký, ví dụ 12/KS.',
  en: 'Enter the number of the entry, such as 12/KS.',
};
const WRONG_DATE: Bilingual = {
  vi: 'Nhập ngày không sau hôm nay, ví dụ 21/06/2022.',
  en: 'Enter a day that is not after today, such as 21/06/2022.',
};
const GONE: Bilingual = {
  vi: 'Hồ sơ đã rời bước này. Mở hồ sơ để xem.',
  en: 'The dossier has left this step. Open it to see.',
};
