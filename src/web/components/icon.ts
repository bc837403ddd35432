import { html, type Html } from '#web/html.ts';

/** Our own line drawings on a grid of 24 by 24, as path data. */
const PATHS = {
  alert:
    'M12 9v4m0 4h.01M10.3 3.9 1.8 18a2 2 0 0 0 1.7 3h17a2 2 0 0 0 1.7-3L13.7 3.9a2 2 0 0 0-3.4 0Z',
  bell: 'M18 16v-5a6 6 0 0 0-12 0v5l-2 2h16l-2-2Zm-8 4a2 2 0 0 0 4 0',
  chart: 'M4 20V10m6 10V4m6 16v-7m4 7H2',
  check: 'M20 6 9 17l-5-5',
  clock: 'M12 7v5l3 2m-3 7a9 9 0 1 0 0-18 9 9 0 0 0 0 18Z',
  cross: 'M6 6l12 12M18 6 6 18',
  download: 'M12 4v11m-5-4 5 5 5-5M4 20h16',
  file: 'M14 3H6a2 2 0 0 0-2 2v14a2 2 0 0 0 2 2h12a2 2 0 0 0 2-2V9l-6-6Zm0 0v6h6',
  help: 'M9.2 9a3 3 0 1 1 4.3 2.7c-1 .6-1.5 1.1-1.5 2.3m0 3h.01M12 21a9 9 0 1 0 0-18 9 9 0 0 0 0 18Z',
  home: 'M4 11l8-7 8 7v9h-5v-6H9v6H4z',
  info: 'M12 11v6m0-10h.01M12 21a9 9 0 1 0 0-18 9 9 0 0 0 0 18Z',
  left: 'm15 6-6 6 6 6',
  list: 'M8 6h12M8 12h12M8 18h12M4 6h.01M4 12h.01M4 18h.01',
  lock: 'M6 11h12v9H6zM8 11V8a4 4 0 0 1 8 0v3',
  money: 'M3 6h18v12H3zM12 15a3 3 0 1 0 0-6 3 3 0 0 0 0 6ZM6.500 12h.01M17.500 12h.01',
  pause: 'M9 8v8m6-8v8m-3 5a9 9 0 1 0 0-18 9 9 0 0 0 0 18Z',
  pen: 'M4 20h4L19 9l-4-4L4 16v4Zm9-13 4 4',
  phone:
    'M5 4h4l1.500 5-2.300 1.400a11 11 0 0 0 5.400 5.400L15 13.500l5 1.500v4a2 2 0 0 1-2 2A16 16 0 0 1 3 6a2 2 0 0 1 2-2Z',
  print: 'M7 8V3h10v5M7 17H4v-9h16v9h-3M7 14h10v7H7z',
  qr: 'M4 4h6v6H4zM14 4h6v6h-6zM4 14h6v6H4zM14 14h2v2h-2zM18 18h2v2h-2zM18 14h2M14 18v2',
  right: 'm9 6 6 6-6 6',
  search: 'm21 21-4.300-4.300M11 18a7 7 0 1 0 0-14 7 7 0 0 0 0 14Z',
  send: 'M4 12 20 4l-5 16-4-7-7-1Zm7 1 4-4',
  stop: 'M8 8h8v8H8zM12 21a9 9 0 1 0 0-18 9 9 0 0 0 0 18Z',
  undo: 'M9 14 4 9l5-5M4 9h10a6 6 0 0 1 0 12h-3',
  upload: 'M12 16V5m-5 4 5-5 5 5M4 20h16',
  user: 'M19 21a7 7 0 0 0-14 0m7-10a4 4 0 1 0 0-8 4 4 0 0 0 0 8Z',
} as const;

export type IconName = keyof typeof PATHS;

/** A picture beside a text, never in place of one: it is hidden from screen readers. */
export function icon(name: IconName): Html {
  const found = drawn.get(name) ?? draw(name);
  drawn.set(name, found);
  return found;
}

const drawn = new Map<IconName, Html>();

const draw = (name: IconName): Html =>
  html`<svg class="ic" viewBox="0 0 24 24" aria-hidden="true" focusable="false"><path d="${PATHS[name]}"/></svg>`;
