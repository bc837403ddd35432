import type { Finding } from '#store/reconciliation-findings.ts';
import { type Language, textIn } from '#kernel/bilingual.ts';
import { csvText } from '#web/csv.ts';
import { formatDateTime } from '#web/format.ts';
import { sayIn } from '#web/language.ts';
import { adviceTexts, differenceLabels, sideText } from '#workbench/operations/difference-words.ts';

/** Findings as a table for a spreadsheet: UTF-8 with its mark, so that it opens with all its letters. */
export function findingsCsv(findings: readonly Finding[], lang: Language): string {
  const say = sayIn(lang);
  const head = [
    say('Mã hồ sơ', 'Code'),
    say('Sai lệch', 'Difference'),
    say('Một cửa', 'One-stop'),
    say('Cổng', 'Portal'),
    say('Phát hiện', 'Found'),
    say('Đối chiếu gần nhất', 'Last compared'),
    say('Gửi lại', 'Told again'),
    say('Khớp lại', 'Mended'),
    say('Việc cần làm', 'To be done'),
  ];
  const rows = findings.map((finding) => {
    const { kind, detail } = finding;
    const side = (texts: readonly string[]): string =>
      texts.map((text) => sideText(kind, text, lang)).join('; ');
    const moment = (at: Finding['repairedAt']): string =>
      at === null ? '' : formatDateTime(at, lang);
    return [
      finding.code,
      textIn(lang, differenceLabels[kind]),
      side(detail.ours),
      side(detail.theirs),
      moment(finding.foundAt),
      moment(finding.checkedAt),
      moment(finding.repairAskedAt),
      moment(finding.repairedAt),
      textIn(lang, adviceTexts[kind]) ?? '',
    ];
  });
  return csvText([head, ...rows]);
}
