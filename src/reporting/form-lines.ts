import type { Bilingual } from '#kernel/bilingual.ts';
import { filled } from '#kernel/bilingual.ts';
import { clean, fold } from '#kernel/fold.ts';
import { err, ok, type Result } from '#kernel/result.ts';
import { formFaults } from '#reporting/form-faults.ts';
import {
  type CampaignForm,
  type Indicator,
  NAMED_SOURCES,
  type NamedSource,
  type Section,
} from '#reporting/indicator.ts';
import { readNumber, writeNumber } from '#reporting/read-number.ts';

/** What is wrong with a line, numbered from 1. */
export interface LineFault {
  readonly line: number;
  readonly text: Bilingual;
}

/**
 * A form as lines that are typed or pasted from a spreadsheet: `# Section`, then an indicator a line:
 * code | name | kind | unit | limits | required | source, parted by bars or tabs.
 */
export function writeFormLines(form: CampaignForm): string {
  return form
    .flatMap(({ title, indicators }) => [`# ${title}`, ...indicators.map(indicatorLine), ''])
    .join('\n')
    .trim();
}

/** Reads it back: all lines or none. */
export function readFormLines(text: string): Result<CampaignForm, readonly LineFault[]> {
  const faults: LineFault[] = [];
  const sections: { title: string; indicators: Indicator[] }[] = [];
  const lines: number[] = [];
  for (const [index, typed] of text.split(/\r\n|[\r\n]/).entries()) {
    const line = index + 1;
    if (typed.trim() === '') continue;
    if (typed.trimStart().startsWith('#')) {
      sections.push({ title: clean(typed.replace(/^\s*#+/, '')), indicators: [] });
      continue;
    }
    const read = readIndicator(typed);
    if (!read.ok) {
      faults.push({ line, text: read.error });
      continue;
    }
    if (sections.length === 0) sections.push({ title: DEFAULT_TITLE, indicators: [] });
    sections.at(-1)?.indicators.push(read.value);
    lines.push(line);
  }
  const form: readonly Section[] = sections.filter(({ indicators }) => indicators.length > 0);
  const areAllRead = faults.length === 0;
  for (const { index, text: wrong, mayLackOthers } of formFaults(form)) {
    if (areAllRead || !mayLackOthers) faults.push({ line: lines[index] ?? 1, text: wrong });
  }
  return faults.length === 0 ? ok(form) : err(faults.toSorted((a, b) => a.line - b.line));
}

function readIndicator(typed: string): Result<Indicator, Bilingual> {
  const cells = typed.split(typed.includes('\t') ? '\t' : '|').map(clean);
  const [code = '', name = '', kind = '', unit = '', limits = '', required = '', source = ''] =
    cells;
  if (cells.length < 3 || cells.length > 7) return err(PARTS);
  const asked = { code: code.toLowerCase(), name, required: fold(required) !== '' };
  switch (fold(kind)) {
    case 'so':
    case 'so le':
      return readNumberLine({ ...asked, unit, limits, source, isWhole: fold(kind) === 'so' });
    case 'ty le':
    case 'ti le':
      return readShareLine(asked, limits);
    case 'chu':
      return ok({ ...asked, kind: 'text' });
    case 'tep':
      return ok({ ...asked, kind: 'file' });
    case 'chon':
      return ok({
        ...asked,
        kind: 'choice',
        options: limits
          .split(';')
          .map(clean)
          .filter((one) => one !== ''),
      });
    default:
      return err(KIND);
  }
}

interface NumberLine {
  readonly code: string;
  readonly name: string;
  readonly required: boolean;
  readonly unit: string;
  readonly limits: string;
  readonly source: string;
  readonly isWhole: boolean;
}

function readNumberLine(line: NumberLine): Result<Indicator, Bilingual> {
  const { code, name, required, unit } = line;
  const [low = '', high = '', ...more] = line.limits.split('..').map(clean);
  const [min, max] = [low, high].map((limit) => (limit === '' ? null : readNumber(limit)));
  if (more.length > 0 || min?.ok === false || max?.ok === false) return err(LIMITS);
  if (line.limits !== '' && !line.limits.includes('..')) return err(LIMITS);
  const source = line.source === '' ? null : sourceOf(line.source);
  if (source === undefined) return err(unknownSource(line.source));
  return ok({
    kind: 'number',
    code,
    name,
    required,
    unit,
    min: min?.ok === true ? min.value : null,
    max: max?.ok === true ? max.value : null,
    decimals: line.isWhole ? 0 : 2,
    source,
  });
}

function readShareLine(
  asked: { readonly code: string; readonly name: string; readonly required: boolean },
  limits: string,
): Result<Indicator, Bilingual> {
  if (limits === '') return ok({ ...asked, kind: 'percentage', parts: null });
  const [numerator = '', denominator = '', ...more] = limits.toLowerCase().split('/').map(clean);
  return denominator === '' || more.length > 0
    ? err(SHARE)
    : ok({ ...asked, kind: 'percentage', parts: { numerator, denominator } });
}

const sourceOf = (typed: string): NamedSource | undefined =>
  NAMED_SOURCES.find((source) => SOURCE_WORDS[source] === fold(typed).replaceAll(' ', '-'));

/** As a line names them. */
const SOURCE_WORDS = {
  'dossiers-received': 'tiep-nhan',
  'dossiers-online': 'truc-tuyen',
  'dossiers-finished': 'da-giai-quyet',
  'dossiers-on-time': 'dung-han',
  'dossiers-late': 'qua-han',
} satisfies Record<NamedSource, string>;

function indicatorLine(indicator: Indicator): string {
  const { code, name, required } = indicator;
  return [code, name, kindWord(indicator), ...lastCells(indicator, required ? 'x' : '')]
    .join(' | ')
    .replace(/(\s*\|\s*)+$/, '');
}

function kindWord(indicator: Indicator): string {
  if (indicator.kind === 'number') return indicator.decimals === 0 ? 'số' : 'số lẻ';
  return { percentage: 'tỷ lệ', text: 'chữ', file: 'tệp', choice: 'chọn' }[indicator.kind];
}

function lastCells(indicator: Indicator, required: string): readonly string[] {
  switch (indicator.kind) {
    case 'number': {
      const { unit, min, max, source } = indicator;
      const [low, high] = [min, max].map((limit) => (limit === null ? '' : writeNumber(limit)));
      const limits = min === null && max === null ? '' : `${low}..${high}`;
      return [unit, limits, required, source === null ? '' : SOURCE_WORDS[source]];
    }
    case 'percentage': {
      const { parts } = indicator;
      return ['', parts === null ? '' : `${parts.numerator} / ${parts.denominator}`, required];
    }
    case 'choice':
      return ['', indicator.options.join('; '), required];
    case 'text':
    case 'file':
      return ['', '', required];
  }
}

const DEFAULT_TITLE = 'Chỉ tiêu';
const PARTS: Bilingual = {
  vi: 'Cần ít nhất: mã | tên | loại. Tối đa 7 phần.',
  en: 'At least code | name | kind are needed, at most 7 parts.',
};
const KIND: Bilingual = {
  vi: 'Loại là một trong: số, số lẻ, tỷ lệ, chữ, tệp, chọn.',
  en: 'The kind is one of: số, số lẻ, tỷ lệ, chữ, tệp, chọn.',
};
const LIMITS: Bilingual = {
  vi: 'Giới hạn ghi như 0..1.000; bỏ trống một bên nếu không có.',
  en: 'Limits are written as 0..1.000; one side may be empty.',
};
const SHARE: Bilingual = {
  vi: 'Tỷ lệ ghi hai mã chỉ tiêu: tử / mẫu.',
  en: 'A percentage names two codes: numerator / denominator.',
};
const unknownSource = (typed: string): Bilingual =>
  filled(
    'Không có nguồn “{typed}”. Dùng: {known}.',
    'There is no source “{typed}”. Use: {known}.',
    { typed, known: Object.values(SOURCE_WORDS).join(', ') },
  );
