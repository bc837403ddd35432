import { countStationCases } from '#store/quality-queue.ts';
import { notice } from '#web/components/notice.ts';
import { type Html, html } from '#web/html.ts';
import { sayIn } from '#web/language.ts';
import type { OfficerRequest } from '#workbench/officer-request.ts';
import { STATIONS_PATH } from '#workbench/quality/paths.ts';
import { stationOf } from '#workbench/quality/station-agency.ts';

/** On the first page of an officer whose agency is asked to confirm data; null where nothing waits. */
export async function stationNotice(on: OfficerRequest): Promise<Html | null> {
  if (stationOf(on) === null) return null;
  const count = await countStationCases(on.services.pool, on.officer.agency);
  if (count === 0) return null;
  return notice({
    lang: on.lang,
    tone: 'info',
    body: html`<a href="${STATIONS_PATH}">${sayIn(on.lang)('{count} trường hợp dữ liệu chờ cơ quan bạn xác nhận', '{count} cases wait for your agency to confirm data', { count })}</a>`,
  });
}
