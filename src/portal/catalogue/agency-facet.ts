import type { Agency } from '#catalogue/locality.ts';
import { handlerLabels, levelLabels } from '#catalogue/procedure-labels.ts';
import type { Procedure } from '#catalogue/procedure.ts';
import { type Language, textIn, languageCode } from '#kernel/bilingual.ts';
import type { SelectOption } from '#web/components/select.ts';
import { sayIn } from '#web/language.ts';

/** The agencies by which the catalogue is narrowed, and who receives what. */
export interface AgencySources {
  readonly agencies: readonly Agency[];
  /** Code of the agency that decides a procedure received at a desk, or null where none does. */
  readonly handlerFor: (procedure: Procedure, desk: string) => string | null;
}

/**
 * Agencies to choose from: those that decide (by kind, departments by name), as far as procedures
 * have them, then the desks at which one hands in.
 */
export function agencyOptions(
  lang: Language,
  { agencies }: AgencySources,
  procedures: readonly Procedure[],
): readonly SelectOption[] {
  const say = sayIn(lang);
  const byText = new Intl.Collator(languageCode(lang));
  const kinds = new Set(procedures.map(({ handler }) => handler));
  const departments = new Set(procedures.map(({ department }) => department));
  const deciding = say('Cơ quan giải quyết', 'Decided by');
  const ofKinds = Object.entries(handlerLabels)
    .filter(([kind]) => kind !== 'department' && [...kinds].some((one) => one === kind))
    .map(([kind, label]) => ({ value: kind, text: textIn(lang, label), group: deciding }));
  const ofDepartments = agencies
    .filter(({ department }) => department !== null && departments.has(department))
    .map(({ department, name }) => ({
      value: department ?? '',
      text: textIn(lang, name),
      group: deciding,
    }))
    .sort((a, b) => byText.compare(a.text, b.text));
  const desks = agencies.filter(({ kind }) => kind === 'one-stop-desk');
  const ofDesks = (['province', 'district', 'commune'] as const).flatMap((level) =>
    desks
      .filter((desk) => desk.level === level)
      .map(({ code, name }) => ({
        value: code,
        text: textIn(lang, name),
        group: `${say('Nơi nộp', 'Handed in at')}: ${textIn(lang, levelLabels[level])}`,
      }))
      .sort((a, b) => byText.compare(a.text, b.text)),
  );
  return [...ofKinds, ...ofDepartments, ...ofDesks];
}

/** Code of the one agency that was chosen of `agencyOptions`, or null where it is a kind or nothing. */
export const chosenAgency = (chosen: string, agencies: readonly Agency[]): string | null =>
  chosen === ''
    ? null
    : (agencies.find(({ code, department }) => chosen === code || chosen === department)?.code ??
      null);

/** Whether a procedure belongs to what was chosen of `agencyOptions`; what is none of them narrows nothing. */
export function agencyFilter(
  chosen: string,
  { agencies, handlerFor }: AgencySources,
): (procedure: Procedure) => boolean {
  if (chosen === '') return () => true;
  if (Object.hasOwn(handlerLabels, chosen)) return ({ handler }) => handler === chosen;
  if (agencies.some(({ department }) => department === chosen)) {
    return ({ department }) => department === chosen;
  }
  const desk = agencies.find(({ code, kind }) => code === chosen && kind === 'one-stop-desk');
  if (desk === undefined) return () => true;
  // Who decides at a desk depends on a few members only: of thousands of procedures few are asked.
  const known = new Map<string, boolean>();
  return (procedure) => {
    const { handler, department, receivedAt } = procedure;
    const key = `${handler} ${department} ${receivedAt.includes(desk.level)}`;
    const receives = known.get(key) ?? handlerFor(procedure, desk.code) !== null;
    known.set(key, receives);
    return receives;
  };
}
