import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { dirname, join } from 'node:path';
import PDFDocument from 'pdfkit';

export type Face = 'regular' | 'bold' | 'italic' | 'bold-italic';

/**
 * Registers the four faces of Tinos (OFL) under their names: metric-compatible with the Times New
 * Roman of NĐ 30/2020/NĐ-CP, with all Vietnamese letters, but no Khmer ones. A document embeds
 * only the glyphs it uses.
 */
export function registerFaces(pdf: PDFKit.PDFDocument): void {
  for (const { face, bytes, font } of faces) {
    pdf.registerFont(face, font === null ? bytes : withOwnGlyphs(font));
  }
}

/** Where the library keeps the glyphs of a font that it has read. */
const GLYPHS = '_glyphs';
const directory = dirname(
  createRequire(import.meta.url).resolve('@expo-google-fonts/tinos/package.json'),
);
const files = [
  ['regular', '400Regular'],
  ['bold', '700Bold'],
  ['italic', '400Regular_Italic'],
  ['bold-italic', '700Bold_Italic'],
] as const satisfies readonly (readonly [Face, string])[];

const faces = files.map(([face, name]) => {
  const bytes = readFileSync(join(directory, name, `Tinos_${name}.ttf`));
  return { face, bytes, font: parsed(bytes) };
});

/**
 * The font as the library parsed it, which `font()` takes instead of bytes: the tables of kerning
 * and marks are then read once for the process and not once a paper, two thirds of its time. The
 * types do not show this; null where a later version of the library hides it, and the bytes do.
 */
function parsed(bytes: Buffer): object | null {
  const probe = new PDFDocument({ autoFirstPage: false, font: '' });
  probe.font(bytes);
  const used: unknown = Reflect.get(probe, '_font');
  const font: unknown =
    typeof used === 'object' && used !== null ? Reflect.get(used, 'font') : null;
  return typeof font === 'object' && font !== null && GLYPHS in font ? font : null;
}

/**
 * The parsed font with a glyph cache of its own. A shared one would spoil the text of later papers:
 * it keeps for each glyph the letter for which it was first asked, and none for a glyph that was
 * only a part of another (the `o` of `ọ`), so that nobody could search or copy that letter.
 */
const withOwnGlyphs = (font: object): Buffer =>
  Object.create(font, { [GLYPHS]: { value: {}, writable: true } });
