import { textIn } from '#kernel/bilingual.ts';
import {
  INVITATION_STATES,
  type PupilCount,
  type PupilFilter,
} from '#store/pupils-without-card.ts';
import { button } from '#web/components/button.ts';
import { select, type SelectOption } from '#web/components/select.ts';
import { type Html, html } from '#web/html.ts';
import { sayIn } from '#web/language.ts';
import { PUPILS_PATH } from '#workbench/pupils/paths.ts';
import type { PupilRequest } from '#workbench/pupils/pupil-request.ts';
import { stateLabels } from '#workbench/pupils/pupil-words.ts';

/** Which pupils are shown: only what there is in the campaign is offered. */
export function filterForm(
  { on, sight, campaigns }: PupilRequest,
  { filter, counts }: { readonly filter: PupilFilter; readonly counts: readonly PupilCount[] },
): Html {
  const { lang, services } = on;
  const say = sayIn(lang);
  const names = new Map(services.directory().communes.map(({ code, name }) => [code, name]));
  const communes = [...new Set(counts.map(({ commune }) => commune))];
  const within = counts.filter(
    ({ commune }) => filter.commune === null || commune === filter.commune,
  );
  const schools = [...new Set(within.map(({ school }) => school))];
  const choice = (
    name: string,
    label: string,
    value: string | null,
    options: readonly SelectOption[],
  ): Html =>
    select({
      lang,
      name,
      label,
      value: value ?? '',
      options: options.toSorted((one, other) => byName.compare(one.text, other.text)),
      prompt: say('Tất cả', 'All'),
      optional: true,
    });
  return html`<form method="get" action="${PUPILS_PATH}" class="screen" novalidate>
${
  campaigns.length < 2
    ? null
    : select({
        lang,
        name: 'dot',
        label: say('Đợt rà soát', 'Campaign'),
        value: filter.campaignId,
        options: campaigns.map(({ campaignId, name }) => ({ value: campaignId, text: name })),
      })
}
${
  sight.of === 'commune'
    ? null
    : choice(
        'xa',
        say('Công an cấp xã', 'Commune police'),
        filter.commune,
        communes.map((code) => ({ value: code, text: names.get(code) ?? code })),
      )
}
${choice(
  'truong',
  say('Trường', 'School'),
  filter.school,
  schools.map((school) => ({ value: school, text: school })),
)}
${choice(
  'lop',
  say('Lớp', 'Class'),
  filter.grade,
  ['9', '12'].map((grade) => ({ value: grade, text: grade })),
)}
${choice(
  'tinh-trang',
  say('Tình trạng', 'State'),
  filter.state,
  INVITATION_STATES.map((state) => ({ value: state, text: textIn(lang, stateLabels[state]) })),
)}
<div class="acts">${button({ text: say('Lọc', 'Filter'), kind: 'secondary' })}</div></form>`;
}

const byName = new Intl.Collator('vi', { numeric: true });
