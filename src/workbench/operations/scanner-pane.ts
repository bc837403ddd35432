import { addDays, dayOf, instantAt } from '#kernel/day.ts';
import { ScannerFault } from '#documents/virus-scan.ts';
import { type ScanFigures, scanFigures } from '#store/content-scans.ts';
import { pane } from '#web/components/pane.ts';
import { summaryList } from '#web/components/summary-list.ts';
import { tag } from '#web/components/tag.ts';
import { formatCount } from '#web/format.ts';
import { type Html, html } from '#web/html.ts';
import { sayIn } from '#web/language.ts';
import type { Services } from '#web/services.ts';
import type { OfficerRequest } from '#workbench/officer-request.ts';

/** How the scanner of files stands. */
export type ScannerState =
  | { readonly kind: 'not-configured' }
  | { readonly kind: 'answers'; readonly version: string; readonly figures: ScanFigures }
  | { readonly kind: 'silent'; readonly fault: string; readonly figures: ScanFigures };

const DAYS = 30;

export async function readScannerState({
  virusScanner,
  pool,
  now,
}: Services): Promise<ScannerState> {
  if (virusScanner === null) return { kind: 'not-configured' };
  const figures = await scanFigures(pool, instantAt(addDays(dayOf(now()), -DAYS), 0));
  try {
    return { kind: 'answers', version: await virusScanner.version(), figures };
  } catch (fault) {
    if (!(fault instanceof ScannerFault)) throw fault;
    return { kind: 'silent', fault: fault.message, figures };
  }
}

/** Whether files are scanned for viruses, by what, what waits and what was found. */
export function scannerPane({ lang }: OfficerRequest, state: ScannerState): Html {
  const say = sayIn(lang);
  const title = say('Quét vi-rút tệp đính kèm', 'Virus scan of files');
  if (state.kind === 'not-configured') {
    return pane({
      id: 'virus-scan',
      title,
      body: html`<p>${tag({ text: say('Chưa cấu hình', 'Not configured'), tone: 'warning' })} ${say('Tệp được nhận mà không quét vi-rút. Cài ClamAV rồi đặt biến CLAMD (docs/operations.md).', 'Files are taken without a scan for viruses. Install ClamAV and set CLAMD (docs/operations.md).')}</p>`,
    });
  }
  const { figures } = state;
  return pane({
    id: 'virus-scan',
    title,
    body: summaryList({
      rows: [
        { key: 'ClamAV', value: standing(lang, state) },
        {
          key: say('Tệp chờ quét', 'Files that wait'),
          value: formatCount(figures.waiting, lang),
        },
        {
          key: say('Tệp có vi-rút trong {days} ngày', 'Files with a virus in {days} days', {
            days: DAYS,
          }),
          value: formatCount(figures.infected, lang),
        },
      ],
    }),
  });
}

function standing(
  lang: OfficerRequest['lang'],
  state: Exclude<ScannerState, { readonly kind: 'not-configured' }>,
): Html {
  const say = sayIn(lang);
  if (state.kind === 'answers') {
    return html`${tag({ text: say('Đang chạy', 'Running'), tone: 'success' })} ${state.version}`;
  }
  return html`${tag({ text: say('Không trả lời', 'Does not answer'), tone: 'danger' })} ${say('Tệp vẫn được nhận và chờ quét. Kiểm tra dịch vụ clamav-daemon.', 'Files are taken and wait for their scan. Look at the service clamav-daemon.')} <span class="fine">${state.fault}</span>`;
}
