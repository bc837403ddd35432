import { type Day, formatDay, formatInstant } from '#kernel/day.ts';
import { departmentsPart } from '#written-report/de-an-06/departments-part.ts';
import { connectionsPart, insurancePart } from '#written-report/de-an-06/exchange-part.ts';
import { latenessPart } from '#written-report/de-an-06/lateness-part.ts';
import {
  type ComputedPart,
  type ReportOutline,
  type SectionPart,
  writtenParts,
} from '#written-report/de-an-06/outline.ts';
import { proceduresPart } from '#written-report/de-an-06/procedures-part.ts';
import type { ReportFacts } from '#written-report/de-an-06/report-facts.ts';
import { infrastructurePart, pupilsPart } from '#written-report/de-an-06/returns-part.ts';
import { outreachPart, steeringPart } from '#written-report/de-an-06/steering-part.ts';
import { figureText, whyMissing } from '#written-report/figure.ts';
import type {
  DocumentAnnex,
  DocumentBlock,
  OfficialDocument,
} from '#written-report/official-document.ts';
import { figuresIn, type Prose } from '#written-report/prose.ts';
import { periodWords } from '#written-report/reporting-period.ts';

/** With what a report is issued: its number, its day, and who signs it. */
export interface ReportIssue {
  readonly number: string;
  readonly day: Day;
  readonly signer: string;
}

/**
 * The report on Đề án 06 of a period: what agencies wrote, and what the system counted. Before it is issued
 * there is room for number, day and name.
 */
export function composeReport(
  outline: ReportOutline,
  facts: ReportFacts,
  issue: ReportIssue | null,
): OfficialDocument {
  const { period } = facts;
  const filled = (text: string): string => text.replaceAll('{period}', period.label);
  const blocks: readonly DocumentBlock[] = [
    { kind: 'paragraph', text: [filled(outline.opening)] },
    ...outline.sections.flatMap(({ number, level, title, parts }): readonly DocumentBlock[] => [
      { kind: 'heading', level, text: level === 3 ? `${number} ${title}` : `${number}. ${title}` },
      ...parts.flatMap((part) => blocksOf(part, outline, facts)),
    ]),
    { kind: 'paragraph', text: [filled(outline.closing)] },
  ];
  return {
    ...outline.head,
    number: `Số: ${issue?.number ?? '      '}/${outline.head.notation}`,
    day: issue?.day ?? null,
    title: outline.title,
    subject: filled(outline.subject),
    addressees: outline.addressees,
    blocks,
    recipients: outline.recipients,
    signature: { ...outline.signature, name: issue?.signer ?? outline.signature.name },
    annexes: [figuresAnnex(blocks, facts), writersAnnex(outline, facts)],
  };
}

function blocksOf(
  part: SectionPart,
  outline: ReportOutline,
  facts: ReportFacts,
): readonly DocumentBlock[] {
  if (part.kind === 'computed') {
    return computed[part.computed](outline, facts).map((text) => ({ kind: 'paragraph', text }));
  }
  const written = facts.written.get(part.key);
  if (written?.state !== 'submitted') {
    const agency = written?.agency ?? part.owner;
    return [{ kind: 'gap', text: `[Chưa có nội dung: ${agency} chưa gửi phần này.]` }];
  }
  return written.text
    .split('\n')
    .map((line) => line.trim())
    .filter((line) => line !== '')
    .map((line) => ({ kind: 'paragraph', text: [line] }));
}

const computed = {
  steering: (_, facts) => steeringPart(facts),
  procedures: proceduresPart,
  departments: departmentsPart,
  pupils: (_, facts) => pupilsPart(facts),
  connections: (_, facts) => connectionsPart(facts),
  outreach: (_, facts) => outreachPart(facts),
  infrastructure: (_, facts) => infrastructurePart(facts),
  insurance: (_, facts) => insurancePart(facts),
  lateness: latenessPart,
} satisfies Record<ComputedPart, (outline: ReportOutline, facts: ReportFacts) => readonly Prose[]>;

/** Every figure with its source: by it anybody can ask again for the number. */
function figuresAnnex(blocks: readonly DocumentBlock[], facts: ReportFacts): DocumentAnnex {
  const figures = figuresIn(
    blocks.flatMap((block) => (block.kind === 'paragraph' ? [block.text] : [])),
  );
  return {
    title: 'Phụ lục 1. Nguồn số liệu',
    note: `Mọi số trong báo cáo do hệ thống tính từ dữ liệu của mình lúc ${formatInstant(facts.readAt)}, cho kỳ ${periodWords(facts.period)}.`,
    columns: [
      { title: 'STT', share: 7 },
      { title: 'Số liệu', share: 29 },
      { title: 'Giá trị', share: 16 },
      { title: 'Nguồn', share: 33 },
      { title: 'Thời gian', share: 15 },
    ],
    rows: figures.map((figure, index) => {
      const why = whyMissing(figure);
      const unit = figure.value.kind === 'count' ? ` ${figure.unit}` : '';
      return {
        key: figure.key,
        cells: [
          String(index + 1),
          figure.name,
          `${figureText(figure)}${unit}`,
          why === null ? figure.source.query : `${figure.source.query}: ${why}`,
          `${formatDay(figure.source.from)} – ${formatDay(figure.source.to)}`,
        ],
      };
    }),
  };
}

/** Who wrote what, and when. */
function writersAnnex(outline: ReportOutline, facts: ReportFacts): DocumentAnnex {
  return {
    title: 'Phụ lục 2. Nguồn phần lời văn',
    note: 'Phần lời văn do các cơ quan viết và chịu trách nhiệm.',
    columns: [
      { title: 'Mục', share: 12 },
      { title: 'Cơ quan', share: 40 },
      { title: 'Gửi lúc', share: 26 },
      { title: 'Chậm', share: 22 },
    ],
    rows: writtenParts(outline).map(({ key, number, owner }) => {
      const written = facts.written.get(key);
      const at = written?.submittedAt ?? null;
      return {
        key: null,
        cells: [
          number,
          written?.agency ?? owner,
          at === null ? 'chưa gửi' : formatInstant(at),
          at === null ? '' : (written?.late?.words ?? 'đúng hạn'),
        ],
      };
    }),
  };
}
