import { textIn } from '#kernel/bilingual.ts';
import type { OneStopRules } from '#catalogue/one-stop-rules.ts';
import { submissionLabels } from '#catalogue/procedure-labels.ts';
import type { Day } from '#kernel/day.ts';
import { dataTable } from '#web/components/data-table.ts';
import { notice } from '#web/components/notice.ts';
import { pageHeading } from '#web/components/page-heading.ts';
import { pane } from '#web/components/pane.ts';
import { summaryList } from '#web/components/summary-list.ts';
import { tag } from '#web/components/tag.ts';
import { formatDay } from '#web/format.ts';
import { type Html, html } from '#web/html.ts';
import { sayIn } from '#web/language.ts';
import type { OfficerRequest } from '#workbench/officer-request.ts';

/** The rules of the one-stop mechanism by their first day, the newest first, with their papers. */
export function rulesPage(on: OfficerRequest, versions: readonly OneStopRules[], today: Day): Html {
  const say = sayIn(on.lang);
  const newestFirst = versions.toSorted((a, b) => (a.validFrom < b.validFrom ? 1 : -1));
  const inForce = newestFirst.find(({ validFrom }) => validFrom <= today);
  return html`${pageHeading({
    title: say('Quy định một cửa', 'Rules of the one-stop mechanism'),
    sub: say(
      'Hồ sơ theo quy định có hiệu lực vào ngày tiếp nhận cho đến khi xong. Bản mới có khi áp dụng kế hoạch sắp xếp (mot-cua reorganise) hoặc khi nâng cấp phần mềm.',
      'A dossier keeps the rules of its receipt to its end. New ones come with a plan of reorganisation (mot-cua reorganise) or with a new version of the software.',
    ),
  })}
${newestFirst.map((rules) => rulesPane(on, rules, rules === inForce))}`;
}

function rulesPane({ lang }: OfficerRequest, rules: OneStopRules, isInForce: boolean): Html {
  const say = sayIn(lang);
  const from = formatDay(rules.validFrom, lang);
  return pane({
    id: `tu-${rules.validFrom}`,
    title: `${say('Từ', 'From')} ${from}: ${textIn(lang, rules.name)}`,
    aside: isInForce ? tag({ text: say('Đang có hiệu lực', 'In force'), tone: 'success' }) : null,
    body: html`${summaryList({
      rows: [
        { key: say('Văn bản', 'Law'), value: `${rules.decree}, ${rules.circular}` },
        { key: say('Cấp chính quyền', 'Tiers of government'), value: String(rules.tiers) },
        {
          key: say('Nộp trực tuyến tại', 'Online at'),
          value: textIn(lang, submissionLabels[rules.submission]),
        },
      ],
    })}
${dataTable({
  caption: say('Giấy tờ', 'Papers'),
  columns: [{ label: say('Mẫu', 'Form') }, { label: say('Tên', 'Name') }],
  rows: rules.papers.map(({ number, name }) => [number, textIn(lang, name)]),
})}
${
  rules.toBeConfirmed.length === 0
    ? null
    : notice({
        lang,
        tone: 'warning',
        title: say('Điều còn phải xác nhận', 'To be confirmed'),
        body: html`<ul>${rules.toBeConfirmed.map(({ reason }) => html`<li>${textIn(lang, reason)}</li>`)}</ul>`,
      })
}`,
  });
}
