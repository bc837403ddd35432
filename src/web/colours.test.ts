import { strict as assert } from 'node:assert';
import { test } from 'node:test';
import { assetUrl, findAsset } from '#web/assets.ts';

const css = findAsset(assetUrl('app.css'))?.body.toString() ?? '';
const light = paletteIn(/^:root\{([^}]*)\}/);
const dark = paletteIn(/@media screen and \(prefers-color-scheme:dark\)\{:root\{([^}]*)\}/);
const palettes = { light, dark: new Map([...light, ...dark]) };

/** What is read: WCAG 1.4.3. Each colour with the grounds on which it stands. */
const READ: Readonly<Record<string, readonly string[]>> = {
  ink: ['page', 'surface', 'tint', 'brand-tint', 'red-tint', 'amber-tint', 'green-tint', 'focus'],
  muted: ['page', 'surface', 'tint', 'brand-tint', 'red-tint', 'amber-tint', 'green-tint'],
  brand: ['page', 'surface', 'tint', 'brand-tint', 'red-tint', 'amber-tint', 'green-tint'],
  'brand-dark': ['page', 'surface', 'tint', 'brand-tint', 'green-tint'],
  red: ['page', 'surface', 'red-tint', 'brand-tint'],
  orange: ['surface', 'orange-tint', 'brand-tint'],
  amber: ['page', 'surface', 'amber-tint', 'brand-tint'],
  green: ['page', 'surface', 'green-tint', 'brand-tint'],
  on: ['brand', 'brand-dark', 'green', 'red'],
};

/** What shows where a field, a button or a bar is: WCAG 1.4.11. */
const SEEN: Readonly<Record<string, readonly string[]>> = {
  'line-strong': ['page', 'surface', 'tint'],
  brand: ['page', 'surface', 'brand-tint'],
  green: ['page', 'surface'],
  red: ['page', 'surface'],
};

/** On which something stands that takes the focus. */
const GROUNDS = ['page', 'surface', 'tint', 'brand-tint', 'red-tint', 'amber-tint', 'green-tint'];

/** Colours that are the same in the light and in the dark, on grounds of their own. */
const FIXED = /^(?:\.emblem|\.dlg::backdrop|\.sign|\.tb|\.av|\.wl .*\.row-|body)/;

test('what is read has a contrast of 4.5 or more, in the light and in the dark', () => {
  assert.deepEqual(tooFaint(READ, 4.5), []);
});

test('borders of fields and buttons have a contrast of 3 or more', () => {
  assert.deepEqual(tooFaint(SEEN, 3), []);
});

test('the focus ring is seen on every ground by one of its two colours, and each beside the other', () => {
  for (const [name, palette] of Object.entries(palettes)) {
    const between = (one: string, other: string) => contrast(palette, one, other);
    assert.ok(between('ink', 'focus') >= 3, name);
    for (const ground of GROUNDS) {
      const best = Math.max(between('ink', ground), between('focus', ground));
      assert.ok(best >= 3, `${name}: ring on ${ground} ${best.toFixed(2)}`);
    }
  }
});

test('the dark has a colour for each of the light, but for gold', () => {
  const same = [...light.keys()].filter((name) => !dark.has(name));
  assert.deepEqual(same, ['gold']);
  assert.deepEqual(
    [...dark.keys()].filter((name) => !light.has(name)),
    [],
  );
});

test('a colour without a name stands only where it is the same in the dark', () => {
  const rules = css.matchAll(/([^{}]+)\{([^{}]*)\}/g);
  const unnamed = [...rules].flatMap(([, selector = '', body = '']) =>
    /(?:^|;)[a-z-]+:[^;]*(?:#[0-9a-f]{3}|rgba?\()/.test(body.replaceAll(/--[\w-]+:[^;]*/g, ''))
      ? [selector.trim()]
      : [],
  );
  assert.deepEqual(
    unnamed.filter((selector) => !FIXED.test(selector)),
    [],
  );
});

type Palette = ReadonlyMap<string, string>;

/** The names of colours in the first rule that fits. */
function paletteIn(rule: RegExp): Palette {
  const [, body = ''] = rule.exec(css) ?? [];
  const colours = body.matchAll(/--([\w-]+):(#[0-9a-f]+)/g);
  return new Map([...colours].map(([, name = '', value = '']) => [name, value]));
}

const tooFaint = (
  pairs: Readonly<Record<string, readonly string[]>>,
  least: number,
): readonly string[] =>
  Object.entries(palettes).flatMap(([name, palette]) =>
    Object.entries(pairs).flatMap(([colour, grounds]) =>
      grounds
        .map((ground) => ({ ground, is: contrast(palette, colour, ground) }))
        .filter(({ is }) => !(is >= least))
        .map(({ ground, is }) => `${name}: ${colour} on ${ground} ${is.toFixed(2)}`),
    ),
  );

function contrast(palette: Palette, one: string, other: string): number {
  const lights = [luminance(palette.get(one)), luminance(palette.get(other))];
  return (Math.max(...lights) + 0.05) / (Math.min(...lights) + 0.05);
}

/** Relative luminance, as WCAG defines it. */
function luminance(hex = ''): number {
  const digits = hex.length === 4 ? hex.replaceAll(/[0-9a-f]/g, '$&$&') : hex;
  const [red = Number.NaN, green = Number.NaN, blue = Number.NaN] = [1, 3, 5].map((from) => {
    const share = Number.parseInt(digits.slice(from, from + 2), 16) / 255;
    return share <= 0.04045 ? share / 12.92 : ((share + 0.055) / 1.055) ** 2.4;
  });
  return 0.2126 * red + 0.7152 * green + 0.0722 * blue;
}
