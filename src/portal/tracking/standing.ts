import { agencyOf, stepOf } from '#dossier/acts.ts';
import type { Dossier } from '#dossier/dossier.ts';
import type { Facts } from '#dossier/facts.ts';
import type { PostalOrder } from '#dossier/postal-order.ts';
import { postalDirectionLabels, postalStateLabels } from '#dossier/postal-words.ts';
import { type Language, textIn } from '#kernel/bilingual.ts';
import { dayOf } from '#kernel/day.ts';
import type { Directory } from '#store/directory.ts';
import type { FlowStep } from '#web/components/flow.ts';
import type { SummaryRow } from '#web/components/summary-list.ts';
import { formatDateTime, formatDateTimeWithWeekday, formatDay } from '#web/format.ts';
import { sayIn } from '#web/language.ts';

/** Where the last parcel of a direction is, and since when. */
export type ParcelStand = Pick<PostalOrder, 'direction' | 'state' | 'stateAt'>;

/** Where the post has it: the words of the state and its day, nothing of whose it is. */
export const postalRows = (
  lang: Language,
  parcels: readonly ParcelStand[],
): readonly SummaryRow[] =>
  parcels.map(({ direction, state, stateAt }) => ({
    key: textIn(lang, postalDirectionLabels[direction]),
    value: `${textIn(lang, postalStateLabels[state])} (${formatDay(dayOf(stateAt), lang)})`,
  }));

/** Where it stands, with whom, and when it is due: nothing of whose it is. */
export function standing(
  lang: Language,
  directory: Directory,
  dossier: Dossier,
  facts: Facts,
): readonly SummaryRow[] {
  const say = sayIn(lang);
  const { phase } = dossier;
  const place =
    phase.kind === 'closed' ? dossier.handler : agencyOf(stepOf(dossier, facts.procedure), dossier);
  return [
    { key: say('Tình trạng', 'Where it stands'), value: standingText(lang, dossier, facts) },
    { key: say('Cơ quan đang giữ', 'With'), value: directory.agencyName(place, lang) },
    {
      key: say('Nơi nộp', 'Received at'),
      value: directory.agencyName(dossier.received.desk, lang),
    },
    { key: say('Ngày nộp', 'Received'), value: formatDateTime(dossier.receivedAt, lang) },
    {
      key: say('Hẹn trả', 'Due'),
      value: dueText(lang, dossier),
    },
  ];
}

/** The step or the end of a dossier, in plain words. */
export function standingText(lang: Language, dossier: Dossier, facts: Facts): string {
  const say = sayIn(lang);
  const { phase } = dossier;
  if (phase.kind !== 'closed') {
    const step = textIn(lang, stepOf(dossier, facts.procedure).name);
    return phase.kind === 'awaiting-supplement'
      ? `${say('Chờ bạn bổ sung', 'Waiting for you')} (${step})`
      : step;
  }
  switch (phase.outcome) {
    case 'handed-over':
      return say('Đã trả kết quả', 'The result was handed over');
    case 'refused':
      return say(
        'Đã từ chối, xem phiếu từ chối tại nơi nộp',
        'Refused; see the refusal slip at the desk',
      );
    case 'stopped':
      return say('Đã dừng theo yêu cầu của người nộp', 'Stopped on the applicant’s wish');
  }
}

/** The internal process, with the steps that are done. */
export function processSteps(lang: Language, dossier: Dossier, facts: Facts): readonly FlowStep[] {
  const { phase } = dossier;
  const all = facts.procedure.steps;
  const closedAt = phase.kind === 'closed' && phase.outcome === 'handed-over' ? all.length : -1;
  const current =
    phase.kind === 'closed' ? closedAt : all.findIndex((step) => step.id === phase.step);
  return all.map((step, index) => ({
    name: textIn(lang, step.name),
    state: index < current ? 'done' : index === current ? 'current' : 'future',
  }));
}

/** When its result is due, for whoever submitted it. */
export const dueText = (lang: Language, { due }: Dossier): string =>
  due.at === null
    ? sayIn(lang)('Thủ tục này không quy định thời hạn', 'This procedure has no time limit')
    : formatDateTimeWithWeekday(due.at, lang);
