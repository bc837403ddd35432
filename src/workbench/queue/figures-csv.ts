import type { Day } from '#kernel/day.ts';
import type { QueueFigures } from '#store/queue-figures.ts';
import { csvText } from '#web/csv.ts';
import { sayIn } from '#web/language.ts';
import type { OfficerRequest } from '#workbench/officer-request.ts';
import { figureColumns, figureRow } from '#workbench/queue/figures-page.ts';

/** The figures for a spreadsheet. */
export function figuresCsv(
  { lang, services }: OfficerRequest,
  day: Day,
  figures: readonly QueueFigures[],
): string {
  const say = sayIn(lang);
  const head = [say('Ngày', 'Day'), say('Mã', 'Code'), ...figureColumns(lang)];
  const rows = figures.map((desk) => [
    day,
    desk.desk,
    services.directory().agencyName(desk.desk, lang),
    ...figureRow(desk).map((figure) => (figure === null ? '' : String(figure))),
  ]);
  return csvText([head, ...rows]);
}
