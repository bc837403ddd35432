import type { Agency } from '#catalogue/locality.ts';
import { type Language, textIn, languageCode } from '#kernel/bilingual.ts';
import { filterBox } from '#web/components/filter-box.ts';
import { select, type SelectOption, type SelectProps } from '#web/components/select.ts';
import { type Html, html } from '#web/html.ts';
import { sayIn } from '#web/language.ts';
import { agencyKindLabels } from '#workbench/admin/agency-kind-labels.ts';

/**
 * One of hundreds of agencies, chosen by name: by kind, and where there is a script narrowed by what
 * is typed above it.
 */
export function agencyChoice(
  props: Omit<SelectProps, 'options'> & { readonly agencies: readonly Agency[] },
): Html {
  const { agencies, ...own } = props;
  const say = sayIn(props.lang);
  return html`${filterBox({
    lang: props.lang,
    id: `${props.name}-tim`,
    label: say(
      'Gõ vài chữ để tìm cơ quan trong danh sách dưới',
      'Type some letters to find the agency in the list below',
    ),
    listId: props.name,
  })}${select({ ...own, options: optionsFor(props.lang, agencies) })}`;
}

function optionsFor(lang: Language, agencies: readonly Agency[]): readonly SelectOption[] {
  const byName = new Intl.Collator(languageCode(lang));
  return Object.entries(agencyKindLabels).flatMap(([kind, label]) =>
    agencies
      .filter((agency) => agency.kind === kind)
      .toSorted((a, b) => byName.compare(textIn(lang, a.name), textIn(lang, b.name)))
      .map(({ code, name }) => ({
        value: code,
        text: `${textIn(lang, name)} (${code})`,
        group: textIn(lang, label),
      })),
  );
}
