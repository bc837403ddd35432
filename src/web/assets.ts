import { createHash } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { constants, gzipSync } from 'node:zlib';

/** One file of the pages' looks and helpers, ready to be sent. */
export interface Asset {
  readonly body: Buffer;
  /** The same, gzipped once at start. */
  readonly gzip: Buffer;
  readonly contentType: string;
  readonly etag: string;
}

export type AssetName = keyof typeof SOURCES;

/** Address of an asset, with a hash of its content, so that it may be cached for ever. */
export const assetUrl = (name: AssetName): string => URLS[name];

/**
 * The asset behind a path (`/a/app-3f2a1b9c.css`), or null. As the address changes with the content,
 * answer with `cache-control: public, max-age=31536000, immutable`.
 */
export const findAsset = (path: string): Asset | null => BY_PATH.get(path) ?? null;

/** Where all addresses of assets begin. */
export const ASSET_PREFIX = '/a/';

/** The source files that make up each asset, joined in this order. */
const SOURCES = {
  'app.css': [
    'base.css',
    'components.css',
    'boxes.css',
    'forms.css',
    'process.css',
    'tables.css',
    'portal.css',
    'workbench.css',
    'workbench-grid.css',
    'pages.css',
    'desk.css',
    'quality.css',
    'print.css',
  ],
  'forms.js': ['forms.js'],
  'filter.js': ['filter.js'],
  'workbench.js': ['workbench.js'],
  'intake.js': ['intake.js'],
  'catalogue.js': ['catalogue.js'],
  'tus.js': ['tus.js'],
  'upload.js': ['upload.js'],
  'sign.js': ['sign.js'],
  'review.js': ['review.js'],
  'kept.js': ['kept.js'],
  'draft.js': ['draft.js'],
  'store.js': ['store.js'],
  'outbox.js': ['outbox.js'],
  'posts.js': ['posts.js'],
  'offline.js': ['offline.js'],
  'kiosk.js': ['kiosk.js'],
  'wall.js': ['wall.js'],
  'steer.js': ['steer.js'],
  'icon.svg': ['icon.svg'],
  'app.webmanifest': ['app.webmanifest'],
} as const;

const CONTENT_TYPES: Readonly<Record<string, string>> = {
  css: 'text/css; charset=utf-8',
  js: 'text/javascript; charset=utf-8',
  svg: 'image/svg+xml',
  webmanifest: 'application/manifest+json; charset=utf-8',
};

const BY_PATH = new Map<string, Asset>();

const ICON_URL = keep('icon.svg', readAsset('icon.svg'));

const URLS: Readonly<Record<AssetName, string>> = {
  'app.css': keep('app.css', readAsset('app.css')),
  'forms.js': keep('forms.js', readAsset('forms.js')),
  'filter.js': keep('filter.js', readAsset('filter.js')),
  'workbench.js': keep('workbench.js', readAsset('workbench.js')),
  'intake.js': keep('intake.js', readAsset('intake.js')),
  'catalogue.js': keep('catalogue.js', readAsset('catalogue.js')),
  'tus.js': keep('tus.js', readAsset('tus.js')),
  'upload.js': keep('upload.js', readAsset('upload.js')),
  'sign.js': keep('sign.js', readAsset('sign.js')),
  'review.js': keep('review.js', readAsset('review.js')),
  'kept.js': keep('kept.js', readAsset('kept.js')),
  'draft.js': keep('draft.js', readAsset('draft.js')),
  'store.js': keep('store.js', readAsset('store.js')),
  'outbox.js': keep('outbox.js', readAsset('outbox.js')),
  'posts.js': keep('posts.js', readAsset('posts.js')),
  'offline.js': keep('offline.js', readAsset('offline.js')),
  'kiosk.js': keep('kiosk.js', readAsset('kiosk.js')),
  'wall.js': keep('wall.js', readAsset('wall.js')),
  'steer.js': keep('steer.js', readAsset('steer.js')),
  'icon.svg': ICON_URL,
  // The manifest names the icon by its address.
  'app.webmanifest': keep(
    'app.webmanifest',
    readAsset('app.webmanifest').replace('{icon.svg}', ICON_URL),
  ),
};

/** Keeps an asset under the address that its content gives it, and returns the address. */
function keep(name: AssetName, text: string): string {
  const body = Buffer.from(text);
  const hash = createHash('sha256').update(body).digest('hex').slice(0, 10);
  const [stem = '', extension = ''] = name.split('.');
  const path = `${ASSET_PREFIX}${stem}-${hash}.${extension}`;
  BY_PATH.set(path, {
    body,
    gzip: gzipSync(body, { level: constants.Z_BEST_COMPRESSION }),
    contentType: CONTENT_TYPES[extension] ?? 'application/octet-stream',
    etag: `"${hash}"`,
  });
  return path;
}

function readAsset(name: AssetName): string {
  const folder = join(import.meta.dirname, 'assets');
  const text = SOURCES[name].map((file) => readFileSync(join(folder, file), 'utf8')).join('\n');
  return name.endsWith('.css') ? withoutRemarks(text) : text;
}

/** Remarks and the white space between signs are for us: a fifth of what goes over the wire. */
function withoutRemarks(css: string): string {
  return css
    .replaceAll(/\/\*[\s\S]*?\*\//g, '')
    .replaceAll(/\s*([{};,])\s*/g, '$1')
    .replaceAll(/(?<=[\w-]):\s+/g, ':')
    .replaceAll(/\s+/g, ' ')
    .trim();
}
