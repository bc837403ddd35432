import type { Procedure, ProcedurePart } from '#catalogue/procedure.ts';
import { hasLegs } from '#dossier/legs.ts';
import { type Bilingual, textIn } from '#kernel/bilingual.ts';
import { checkbox } from '#web/components/choices.ts';
import type { FieldProps } from '#web/components/field.ts';
import { select } from '#web/components/select.ts';
import { type Html, html } from '#web/html.ts';
import { type Say, sayIn } from '#web/language.ts';

/** The field of a part that may be left out, or of a group of which one is done. */
const fieldOfPart = (code: string): string => `leg-${code}`;
const fieldOfGroup = (group: string): string => `leg-of-${group}`;

/** Parts that may be left out: none that another needs, and none of a group. */
const optional = ({ parts }: Procedure): readonly ProcedurePart[] =>
  parts.filter(({ code, oneOf }) => oneOf === null && !isNeeded(parts, code));

const isNeeded = (parts: readonly ProcedurePart[], code: string): boolean =>
  parts.some(({ after }) => after.includes(code));

const groups = (procedure: Procedure): readonly string[] =>
  hasLegs(procedure) ? [...new Set(procedure.parts.flatMap(({ oneOf }) => oneOf ?? []))] : [];

/** The fields by which the parts of an interlinked procedure are chosen, with what stands in them at first. */
export const legFields = (procedure: Procedure): ReadonlyMap<string, string> =>
  new Map(
    !hasLegs(procedure)
      ? []
      : [
          ...optional(procedure).map(({ code }) => [fieldOfPart(code), '1'] as const),
          ...groups(procedure).map((group) => [fieldOfGroup(group), ''] as const),
        ],
  );

/** Groups of which nobody said yet which one is wanted, or that none is; by their field. */
export const unsaidGroups = (
  procedure: Procedure,
  textOf: (field: string) => string,
): readonly string[] =>
  groups(procedure)
    .map(fieldOfGroup)
    .filter((field) => textOf(field) === '');

/** What is said at such a field. */
export const GROUP_MISSING: Bilingual = {
  vi: 'Chọn diện của người mất, hoặc “Không thuộc diện nào”.',
  en: 'Choose what the deceased was, or “None of these”.',
};

/** Said of a group of which none is wanted. */
const NONE = 'khong';

/** The parts that were chosen; undefined where the procedure has none. */
export function readLegs(
  procedure: Procedure,
  textOf: (field: string) => string,
): readonly string[] | undefined {
  if (!hasLegs(procedure)) return undefined;
  return procedure.parts.flatMap(({ code, oneOf }) => {
    const isChosen =
      oneOf === null
        ? isNeeded(procedure.parts, code) || textOf(fieldOfPart(code)) === '1'
        : textOf(fieldOfGroup(oneOf)) === code;
    return isChosen ? [code] : [];
  });
}

/** What stands in those fields where these parts are wanted. */
export const legChoices = (
  procedure: Procedure,
  wanted: readonly string[],
): Readonly<Record<string, string>> =>
  !hasLegs(procedure)
    ? {}
    : Object.fromEntries([
        ...optional(procedure).map(({ code }) => [
          fieldOfPart(code),
          wanted.includes(code) ? '1' : '',
        ]),
        ...groups(procedure).map((group) => [
          fieldOfGroup(group),
          procedure.parts.find(({ code, oneOf }) => oneOf === group && wanted.includes(code))
            ?.code ?? NONE,
        ]),
      ]);

type Field = (name: string) => Omit<FieldProps, 'label'> & { readonly value: string };

/** What is done together, each ticked; and where one of several is done, for whom. Null for one procedure. */
export function legsField(procedure: Procedure, field: Field): Html | null {
  if (!hasLegs(procedure)) return null;
  const { lang } = field('');
  const say = sayIn(lang);
  const boxes = optional(procedure).map(({ code, name }) =>
    checkbox({
      ...field(fieldOfPart(code)),
      value: '1',
      checked: field(fieldOfPart(code)).value === '1',
      text: textIn(lang, name) ?? code,
    }),
  );
  return html`<fieldset class="group" id="legs"><legend class="lbl">${say('Làm cùng lúc', 'Done together')}</legend><p class="hint">${say(
    'Khai một lần, các cơ quan lần lượt giải quyết. Bỏ dấu ở thủ tục không cần làm.',
    'Declared once, done by each agency. Take the tick from what is not needed.',
  )}</p>${boxes}${groups(procedure).map((group) => groupField(procedure, group, { field, say }))}</fieldset>`;
}

function groupField(
  { parts }: Procedure,
  group: string,
  { field, say }: { readonly field: Field; readonly say: Say },
): Html {
  const own = field(fieldOfGroup(group));
  return select({
    ...own,
    label: say('Người mất thuộc diện', 'The deceased was'),
    hint: say(
      'Theo diện này mà có một trong các khoản hỗ trợ mai táng; cán bộ đối chiếu giấy tờ.',
      'By this one of the funeral supports is granted; an officer compares the papers.',
    ),
    prompt: say('Chọn diện', 'Choose'),
    options: [
      ...parts
        .filter(({ oneOf }) => oneOf === group)
        .map(({ code, regime, name }) => ({
          value: code,
          text: textIn(own.lang, regime ?? name) ?? code,
        })),
      { value: NONE, text: say('Không thuộc diện nào', 'None of these') },
    ],
    width: 'medium',
  });
}
