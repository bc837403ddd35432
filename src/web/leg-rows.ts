import type { Procedure } from '#catalogue/procedure.ts';
import type { Dossier } from '#dossier/dossier.ts';
import { type Leg, waitsFor } from '#dossier/legs.ts';
import { type Language, textIn } from '#kernel/bilingual.ts';
import type { SummaryRow } from '#web/components/summary-list.ts';
import { formatDateTime } from '#web/format.ts';
import { type Html, html } from '#web/html.ts';
import { sayIn } from '#web/language.ts';
import { LEG_PHASES, legName } from '#web/leg-words.ts';

export interface LegsView {
  readonly procedure: Procedure;
  readonly legs: readonly Leg[];
  /** The whole is closed: what has not begun never will. */
  readonly isClosed: boolean;
  /** The dossiers of those that have begun, by the key of the leg. */
  readonly own: ReadonlyMap<string, Dossier>;
  readonly agencyName: (code: string) => string;
  /** Where the dossier of a leg is shown. */
  readonly pathOf: (dossierId: string) => string;
}

/** Each procedure that is done together: where it is, since when, and why where it was not granted. */
export const legRows = (lang: Language, view: LegsView): readonly SummaryRow[] =>
  view.legs.map((leg) => ({
    key: legName(lang, view.procedure, leg.key),
    value: html`${standing(lang, leg, view)}${whyChosen(lang, leg)}${linkOf(leg, view)}`,
  }));

function standing(lang: Language, leg: Leg, view: LegsView): Html {
  const say = sayIn(lang);
  const { phase } = leg;
  switch (phase.kind) {
    case 'to-come':
      return view.isClosed
        ? html`<b>${say('Không làm nữa', 'Not done any more')}</b>: ${say('hồ sơ liên thông đã kết thúc', 'the whole is closed')}`
        : html`${waiting(lang, leg, view)}`;
    case 'under-way':
      return underWay(lang, view.own.get(leg.key), view);
    case 'granted':
      return html`<b>${say('Đã có kết quả', 'Granted')}</b>, ${say('số', 'number')} ${phase.result.number}, ${formatDateTime(phase.since, lang)}`;
    case 'refused':
      return html`<b>${say('Bị từ chối', 'Refused')}</b>: ${phase.reason}<p>${afterRefusal(lang, leg, view)}</p>`;
    case 'stopped':
      return html`<b>${say('Đã dừng', 'Stopped')}</b>: ${phase.reason}`;
    case 'dropped':
      return html`<b>${say('Không làm nữa', 'No longer wanted')}</b>: ${phase.reason}`;
    case 'void':
      return html`<b>${say('Không làm được', 'Cannot be done')}</b>: ${say('vì chưa có kết quả của', 'there is no result of')} ${legName(lang, view.procedure, phase.because)}`;
  }
}

/** What it means for the others, and what to do. */
function afterRefusal(lang: Language, { key }: Leg, { legs }: LegsView): string {
  const say = sayIn(lang);
  return legs.some(({ phase }) => phase.kind === 'void' && phase.because === key)
    ? say(
        'Các thủ tục cần kết quả này cũng không làm được. Khắc phục lý do trên rồi nộp lại từ đầu.',
        'What needs its result cannot be done either. Mend the reason and file all of it anew.',
      )
    : say(
        'Các thủ tục khác không bị ảnh hưởng. Khắc phục lý do trên rồi nộp riêng thủ tục này.',
        'The others are not touched by it. Mend the reason and file this procedure by itself.',
      );
}

function waiting(lang: Language, leg: Leg, { legs, procedure }: LegsView): string {
  const say = sayIn(lang);
  if (waitsFor(leg, legs) === 'personal-number') {
    return say(
      'Chờ số định danh cá nhân. Có số là tự chuyển đi, bạn không phải làm gì.',
      'Waits for the personal number. It goes on by itself once that is there.',
    );
  }
  const names = leg.after.map((key) => legName(lang, procedure, key)).join(', ');
  return names === ''
    ? textIn(lang, LEG_PHASES['to-come'])
    : `${say('Làm ngay sau khi có kết quả của', 'Begins with the result of')} ${names}`;
}

function underWay(lang: Language, own: Dossier | undefined, view: LegsView): Html {
  const say = sayIn(lang);
  if (own === undefined) return html`${textIn(lang, LEG_PHASES['under-way'])}`;
  const where =
    own.phase.kind === 'awaiting-supplement'
      ? html`<b>${say('Cần bổ sung giấy tờ', 'More is asked for')}</b>`
      : html`${textIn(lang, LEG_PHASES['under-way'])}`;
  const due =
    own.due.at === null ? null : html`, ${say('hẹn', 'due')} ${formatDateTime(own.due.at, lang)}`;
  return html`${view.agencyName(own.handler)}: ${where}${due}`;
}

const whyChosen = (lang: Language, { why }: Leg): Html | null =>
  why === null
    ? null
    : html`<p class="fine">${sayIn(lang)('Diện', 'As')}: ${textIn(lang, why)}</p>`;

const linkOf = ({ phase }: Leg, { pathOf }: LegsView): Html | null =>
  'dossierId' in phase ? html`<p><a href="${pathOf(phase.dossierId)}">${phase.code}</a></p>` : null;
