import { button } from '#web/components/button.ts';
import { communeSelect } from '#web/components/commune-select.ts';
import { csrfField } from '#web/components/csrf-field.ts';
import { hiddenFields } from '#web/components/hidden-fields.ts';
import { select } from '#web/components/select.ts';
import { formatCount } from '#web/format.ts';
import { type Html, html } from '#web/html.ts';
import { sayIn } from '#web/language.ts';
import type { OfficerRequest } from '#workbench/officer-request.ts';
import { PASSES_PATH } from '#workbench/vaccine-pass/paths.ts';
import type { CountedClean, RequestsView } from '#workbench/vaccine-pass/requests-page.ts';

/** How many of a campaign are clean and have no passport, counted first and asked for then. */
export function cleanPane(
  on: OfficerRequest,
  { campaigns, clean, batchId }: Pick<RequestsView, 'campaigns' | 'clean' | 'batchId'>,
): Html {
  const { lang, services } = on;
  const say = sayIn(lang);
  return html`<form method="get" action="${PASSES_PATH}" novalidate>
${select({
  lang,
  name: 'dot',
  label: say('Đợt rà soát', 'Campaign'),
  value: clean?.campaignId,
  options: campaigns.map(({ campaignId, name }) => ({ value: campaignId, text: name })),
})}
${communeSelect({
  lang,
  name: 'xa',
  label: say('Xã, phường', 'Commune'),
  value: clean?.commune ?? '',
  communes: services.directory().communes,
  prompt: say('Toàn tỉnh', 'Whole province'),
  optional: true,
})}
<div class="acts">${button({ text: say('Đếm người đã sạch', 'Count them'), kind: 'secondary' })}</div></form>
${clean === null ? null : counted(on, clean, batchId)}`;
}

function counted(
  on: OfficerRequest,
  { campaignId, commune, count }: CountedClean,
  batchId: string,
) {
  const say = sayIn(on.lang);
  const number = formatCount(count, on.lang);
  if (count === 0) {
    return html`<p role="status">${say(
      'Không còn ai: mọi người có đủ hai mũi khớp nhau đều đã được cấp, hoặc còn mũi đang rà soát. Đợt chỉ lấy một số ngày có thể thiếu mũi kia: cấp theo số định danh, hoặc chọn đợt lấy mọi ngày.',
      'Nobody is left: all whose two doses agree have one, or a dose of theirs is being reviewed. A campaign of some days may lack the other dose: issue by number, or choose a campaign of all days.',
    )}</p>`;
  }
  return html`<p role="status">${say(
    '{count} người có đủ hai mũi khớp nhau, không còn mũi nào đang rà soát và chưa có hộ chiếu.',
    '{count} people have two doses that agree, none being reviewed, and no passport yet.',
    { count: number },
  )}</p>
<form method="post" action="${`${PASSES_PATH}/sach`}" data-once>${csrfField(on.session.csrf)}${hiddenFields({ batchId, dot: campaignId, xa: commune })}${button(
    {
      text: say('Cấp cho {count} người', 'Issue to {count} people', { count: number }),
      main: true,
    },
  )}</form>`;
}
