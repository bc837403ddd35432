import { strict as assert } from 'node:assert';
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { test } from 'node:test';
import { gunzipSync } from 'node:zlib';
import { type AssetName, assetUrl, findAsset } from '#web/assets.ts';

const folder = join(import.meta.dirname, 'assets');
const files = readdirSync(folder);
const names: readonly AssetName[] = [
  'app.css',
  'forms.js',
  'filter.js',
  'workbench.js',
  'intake.js',
  'catalogue.js',
  'kiosk.js',
  'wall.js',
  'steer.js',
  'tus.js',
  'upload.js',
  'sign.js',
  'review.js',
  'kept.js',
  'draft.js',
  'store.js',
  'outbox.js',
  'posts.js',
  'offline.js',
  'icon.svg',
  'app.webmanifest',
];

test('each asset is found at its address, as it is and gzipped', () => {
  for (const name of names) {
    const asset = findAsset(assetUrl(name));
    assert.ok(asset !== null);
    assert.match(assetUrl(name), /^\/a\/[a-z]+-[0-9a-f]{10}\.[a-z]+$/);
    assert.deepEqual(gunzipSync(asset.gzip), asset.body);
    assert.ok(assetUrl(name).includes(asset.etag.slice(1, -1)));
  }
  assert.equal(findAsset('/a/app.css'), null);
  assert.equal(findAsset('/a/../assets.ts'), null);
});

test('every source file is served', () => {
  const served = names.map((name) => findAsset(assetUrl(name))?.body.toString() ?? '').join('\n');
  for (const file of files.filter((name) => /\.(css|js)$/.test(name))) {
    const text = readFileSync(join(folder, file), 'utf8');
    const isServed = file.endsWith('.css')
      ? withoutRemarks(served).includes(withoutRemarks(text))
      : served.includes(text);
    assert.ok(isServed, file);
  }
});

/** A style sheet is served without its remarks, and with white space only between words. */
const withoutRemarks = (css: string): string =>
  css
    .replaceAll(/\/\*[^*]*\*+(?:[^/*][^*]*\*+)*\//g, '')
    .replaceAll(/\s+/g, ' ')
    .replaceAll(/ ?([{};:,]) ?/g, '$1')
    .trim();

test('the manifest names the icon by its address', () => {
  const manifest = findAsset(assetUrl('app.webmanifest'))?.body.toString() ?? '';
  assert.equal(JSON.parse(manifest).icons[0].src, assetUrl('icon.svg'));
});

test('a slow line carries it: style sheet up to 12 kB, each script up to 2 kB', () => {
  for (const name of names) {
    const limit = name.endsWith('.css') ? 12_000 : 2000;
    const size = findAsset(assetUrl(name))?.gzip.length ?? Number.POSITIVE_INFINITY;
    assert.ok(size <= limit, `${name}: ${size}`);
  }
});

test('the style sheet keeps to what old phones know and to what Vietnamese needs', () => {
  const css = findAsset(assetUrl('app.css'))?.body.toString() ?? '';
  const refused: Readonly<Record<string, RegExp>> = {
    'layers, :has, :is, :where': /@layer|:has\(|:is\(|:where\(/,
    nesting: /&/,
    gap: /(?:^|[\s;{-])gap:/m,
    capitals: /text-transform/,
    'another origin': /url\(|@import/,
    'breakpoints that ignore large text': /@media[^{]*\d(?:px|rem)/,
    'letters in pixels': /font(?:-size)?:[^;}]*\dpx/,
    'lines closer than 1.3': /line-height:\s*(?:0|1(?:\.[0-2]\d*)?)[;}]|\/\s*1(?:\.[0-2]\d*)?\s/,
  };
  for (const [what, pattern] of Object.entries(refused)) assert.doesNotMatch(css, pattern, what);
});
