import type { Procedure } from '#catalogue/procedure.ts';
import { droppableLegs } from '#dossier/drop-leg.ts';
import type { Dossier } from '#dossier/dossier.ts';
import type { FieldProps } from '#web/components/field.ts';
import { select } from '#web/components/select.ts';
import type { Html } from '#web/html.ts';
import { sayIn } from '#web/language.ts';
import { legName } from '#web/leg-words.ts';

/** Which of the procedures that have not begun is no longer wanted. */
export function droppedLegField(
  dossier: Dossier,
  procedure: Procedure,
  field: Omit<FieldProps, 'label'> & { readonly value: string },
): Html {
  const say = sayIn(field.lang);
  return select({
    ...field,
    label: say('Thủ tục không làm nữa', 'Which is no longer wanted'),
    prompt: say('Chọn thủ tục', 'Choose'),
    options: droppableLegs(dossier).map(({ key }) => ({
      value: key,
      text: legName(field.lang, procedure, key),
    })),
    width: 'medium',
  });
}
