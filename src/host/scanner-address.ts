import type { ScannerAddress } from '#documents/virus-scan.ts';

const MAX_PORT = 65_535;

/** `CLAMD`: `/run/clamav/clamd.ctl`, or `host:3310`; nothing for no scanner. */
export function readScannerAddress(text: string | null, wrong: string[]): ScannerAddress | null {
  if (text === null) return null;
  if (text.startsWith('/')) return { path: text };
  const [, host = '', digits = ''] = /^([^\s/:]+|\[[0-9a-fA-F:]+\]):(\d{1,5})$/.exec(text) ?? [];
  const port = Number(digits);
  if (host === '' || port < 1 || port > MAX_PORT) {
    wrong.push('CLAMD must be the path of a socket, as /run/clamav/clamd.ctl, or host:port');
    return null;
  }
  return { host: host.replaceAll(/[[\]]/g, ''), port };
}
