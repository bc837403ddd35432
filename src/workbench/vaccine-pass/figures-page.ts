import { type Language, textIn } from '#kernel/bilingual.ts';
import { type CaseClass, caseClassLabels } from '#quality/case-class.ts';
import type { VaccinationFigures } from '#store/vaccination-figures.ts';
import { backLink } from '#web/components/back-link.ts';
import { dataTable } from '#web/components/data-table.ts';
import { linkButton } from '#web/components/link-button.ts';
import { pageHeading } from '#web/components/page-heading.ts';
import { formatCount } from '#web/format.ts';
import { type Html, html } from '#web/html.ts';
import { sayIn } from '#web/language.ts';
import type { OfficerRequest } from '#workbench/officer-request.ts';
import { PASS_FIGURES_PATH, PASSES_PATH } from '#workbench/vaccine-pass/paths.ts';

/** The classes of 2262/BYT-CNTT. */
const CLASSES: readonly CaseClass[] = [
  'missing-number',
  'malformed-number',
  'wrong-number',
  'wrong-basics',
];

/** How far the chain health, police, platform, passport is in each commune. */
export function figuresPage(on: OfficerRequest, figures: readonly VaccinationFigures[]): Html {
  const { lang } = on;
  const say = sayIn(lang);
  return html`${backLink({ href: PASSES_PATH, text: say('Hộ chiếu vắc xin', 'Vaccine passports') })}
${pageHeading({
  title: say('Làm sạch tiêm chủng theo xã', 'Cleaning of vaccination records by commune'),
  sub: say(
    'Bốn loại sai theo Công văn 2262/BYT-CNTT; y tế, công an xác nhận, nền tảng nhận đính chính, hộ chiếu đã ký',
    'Four classes of letter 2262/BYT-CNTT; confirmed by health and police, put right at the platform, signed',
  ),
})}
${
  figures.length === 0
    ? html`<p class="empty">${say('Chưa có đợt rà soát nào và chưa cấp hộ chiếu nào.', 'There is no campaign and no passport yet.')}</p>`
    : html`${table(on, figures)}<p>${linkButton({ text: say('Tải bảng này (CSV)', 'Save this table (CSV)'), href: `${PASS_FIGURES_PATH}.csv`, kind: 'secondary', icon: 'download', download: true })}</p>`
}`;
}

/** Name of the commune, then the figures of `figureRow`. */
export function figureColumns(lang: Language): readonly string[] {
  const say = sayIn(lang);
  return [
    say('Xã, phường', 'Commune'),
    ...CLASSES.map((kind) => textIn(lang, caseClassLabels[kind])),
    say('Chờ kết luận', 'To be judged'),
    say('Chờ y tế', 'With health'),
    say('Chờ công an', 'With police'),
    say('Đang đính chính', 'On the way'),
    say('Đã đính chính', 'Put right'),
    say('Hộ chiếu đã ký', 'Signed'),
  ];
}

export const figureRow = (figures: VaccinationFigures): readonly number[] => [
  ...CLASSES.map((kind) => figures.found[kind] ?? 0),
  figures.toJudge,
  figures.atHealth,
  figures.atPolice,
  figures.correcting,
  figures.corrected,
  figures.signed,
];

/** By name in Vietnamese order, what tells no commune last. */
export function namedFigures(
  { lang, services }: OfficerRequest,
  figures: readonly VaccinationFigures[],
) {
  const names = new Map(services.directory().communes.map(({ code, name }) => [code, name]));
  const unknown = sayIn(lang)('Không rõ xã', 'Commune not known');
  return figures
    .map((one) => ({ name: names.get(one.commune) ?? (one.commune || unknown), figures: one }))
    .toSorted((one, other) => byName.compare(one.name, other.name));
}

const byName = new Intl.Collator('vi');

const table = (on: OfficerRequest, figures: readonly VaccinationFigures[]): Html =>
  dataTable({
    caption: sayIn(on.lang)('Số liệu theo xã', 'Figures by commune'),
    captionHidden: true,
    columns: figureColumns(on.lang).map((label, index) => ({ label, numeric: index > 0 })),
    rows: namedFigures(on, figures).map(({ name, figures: one }) => [
      name,
      ...figureRow(one).map((count) => formatCount(count, on.lang)),
    ]),
  });
