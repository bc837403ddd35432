import { textIn } from '#kernel/bilingual.ts';
import { CASE_CLASSES, caseClassLabels } from '#quality/case-class.ts';
import type { CaseFilter } from '#store/quality-queue.ts';
import { actions } from '#web/components/actions.ts';
import { button } from '#web/components/button.ts';
import { communeSelect } from '#web/components/commune-select.ts';
import { disclosure } from '#web/components/disclosure.ts';
import { linkButton } from '#web/components/link-button.ts';
import { select } from '#web/components/select.ts';
import { textInput } from '#web/components/text-input.ts';
import { type Html, html } from '#web/html.ts';
import { sayIn } from '#web/language.ts';
import type { OfficerRequest } from '#workbench/officer-request.ts';
import { machineLabels, phaseLabels } from '#workbench/quality/case-texts.ts';
import { queuePath } from '#workbench/quality/paths.ts';
import { filterQuery, MACHINES, PHASES, UNKNOWN_COMMUNE } from '#workbench/quality/queue-filter.ts';

/** What a list of cases is filtered by; open while anything but the step is asked for. */
export function filterForm({ lang, services }: OfficerRequest, filter: CaseFilter): Html {
  const say = sayIn(lang);
  const path = queuePath(filter.campaignId);
  const text = (number: number | null): string => (number === null ? '' : String(number));
  const body = html`<form method="get" action="${path}"><div class="grounds">${select({
    lang,
    name: 'buoc',
    label: say('Tình trạng', 'State'),
    prompt: say('Tất cả', 'All'),
    value: filter.phase ?? '',
    options: PHASES.map((value) => ({ value, text: textIn(lang, phaseLabels[value]) })),
  })}${select({
    lang,
    name: 'lop',
    label: say('Lớp lỗi', 'Class'),
    prompt: say('Tất cả', 'All'),
    value: filter.class ?? '',
    options: CASE_CLASSES.map((value) => ({ value, text: textIn(lang, caseClassLabels[value]) })),
  })}${select({
    lang,
    name: 'may',
    label: say('Máy nói', 'Machine says'),
    prompt: say('Tất cả', 'All'),
    value: filter.machine ?? '',
    options: MACHINES.map((value) => ({ value, text: textIn(lang, machineLabels[value]) })),
  })}${communeSelect({
    lang,
    name: 'xa',
    label: say('Xã, phường', 'Commune'),
    prompt: say('Tất cả', 'All'),
    value: filter.commune === '' ? UNKNOWN_COMMUNE : (filter.commune ?? ''),
    communes: services.directory().communes,
    last: { value: UNKNOWN_COMMUNE, text: say('Chưa rõ xã', 'Commune unknown') },
  })}${textInput({
    lang,
    name: 'tu',
    label: say('Điểm từ', 'Score from'),
    value: text(filter.from),
    width: 'short',
    optional: true,
  })}${textInput({
    lang,
    name: 'den',
    label: say('Điểm dưới', 'Score below'),
    value: text(filter.to),
    width: 'short',
    optional: true,
  })}</div>${actions(html`${button({ text: say('Lọc', 'Filter'), kind: 'secondary' })}${linkButton({ href: path, text: say('Bỏ lọc', 'All'), kind: 'quiet' })}`)}</form>`;
  return disclosure({
    id: 'filter',
    summary: say(
      'Lọc theo tình trạng, lớp lỗi, xã, điểm',
      'Filter by state, class, commune, score',
    ),
    open: filterQuery({ ...filter, phase: null }) !== '',
    body,
  });
}
