import { textIn } from '#kernel/bilingual.ts';
import { isMendable } from '#dossier/portal-difference.ts';
import type { Finding } from '#store/reconciliation-findings.ts';
import { button } from '#web/components/button.ts';
import { csrfField } from '#web/components/csrf-field.ts';
import { dataTable } from '#web/components/data-table.ts';
import { hiddenFields } from '#web/components/hidden-fields.ts';
import { tag } from '#web/components/tag.ts';
import { formatDateTime } from '#web/format.ts';
import { type Html, html, type Value } from '#web/html.ts';
import { sayIn } from '#web/language.ts';
import type { OfficerRequest } from '#workbench/officer-request.ts';
import { adviceTexts, differenceLabels, sideText } from '#workbench/operations/difference-words.ts';
import { RECONCILIATION_PATH } from '#workbench/operations/paths.ts';

/** Differences with what each side has, and what can be done about them. */
export function findingsTable(on: OfficerRequest, findings: readonly Finding[]): Html {
  const { lang } = on;
  const say = sayIn(lang);
  return dataTable({
    caption: say('Sai lệch với Cổng', 'Differences from the portal'),
    captionHidden: true,
    columns: [
      { label: say('Mã hồ sơ', 'Code') },
      { label: say('Sai lệch', 'Difference') },
      { label: say('Một cửa', 'One-stop') },
      { label: say('Cổng', 'Portal') },
      { label: say('Đối chiếu lúc', 'Compared') },
      { label: say('Xử lý', 'What to do') },
    ],
    rows: findings.map((finding) => {
      const { kind, detail } = finding;
      const side = (texts: readonly string[]): Value =>
        texts.length === 0
          ? '–'
          : texts.map((text) => html`<div>${sideText(kind, text, lang)}</div>`);
      return [
        html`<a href="/can-bo/ho-so/${finding.dossierId}">${finding.code}</a>`,
        textIn(lang, differenceLabels[kind]),
        side(detail.ours),
        side(detail.theirs),
        formatDateTime(finding.checkedAt, lang),
        handling(on, finding),
      ];
    }),
  });
}

function handling(on: OfficerRequest, finding: Finding): Value {
  const { lang } = on;
  const say = sayIn(lang);
  const { kind, repairedAt, repairAskedAt, checkedAt, heldBecause } = finding;
  if (repairedAt !== null) {
    return `${say('Khớp lại lúc', 'Mended')} ${formatDateTime(repairedAt, lang)}`;
  }
  if (!isMendable(kind)) {
    const text = say('Cần người xử lý', 'For a person');
    return html`${tag({ text, tone: 'warning' })} ${textIn(lang, adviceTexts[kind]) ?? ''}`;
  }
  if (heldBecause !== null) {
    return say(
      'Đang giữ lại: {heldBecause}. Thả ra ở trang Vận hành kết nối rồi sửa.',
      'Held: {heldBecause}. Let it go on the exchange’s page first.',
      { heldBecause },
    );
  }
  if (repairAskedAt !== null && checkedAt <= repairAskedAt) {
    return `${say('Đang gửi lại từ', 'Being told again since')} ${formatDateTime(repairAskedAt, lang)}`;
  }
  return html`${
    repairAskedAt === null
      ? null
      : html`<div>${say('Đã gửi lại, vẫn lệch', 'Told again, still differs')}: ${formatDateTime(repairAskedAt, lang)}</div>`
  }${repairForm(on, finding)}`;
}

function repairForm({ lang, session }: OfficerRequest, { dossierId, kind, code }: Finding): Html {
  return html`<form method="post" action="${RECONCILIATION_PATH}/sua">${csrfField(session.csrf)}${hiddenFields({ dossierId, kind })}${button({ text: sayIn(lang)('Sửa', 'Repair'), about: `${code} ${textIn(lang, differenceLabels[kind])}`, kind: 'secondary', size: 'small' })}</form>`;
}
