import { readdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { TextInCode } from '#host/texts-in-code.ts';

/** Where a text is read: by everybody, by officers alone, or in procedures and forms. */
export const ROOMS = ['portal', 'workbench', 'catalogue'] as const;

export type Room = (typeof ROOMS)[number];

/** Every Vietnamese text that can be translated, once, with the first room that reads it. */
export type SourceTexts = ReadonlyMap<string, Room>;

export function sourceTexts(
  inCode: readonly Pick<TextInCode, 'file' | 'vi'>[],
  inCatalogue: readonly string[],
): SourceTexts {
  const all: readonly (readonly [string, Room])[] = [
    ...inCode.map(({ file, vi }) => [vi, roomOf(file)] as const),
    ...inCatalogue.map((vi) => [vi, 'catalogue'] as const),
  ];
  const texts = new Map<string, Room>();
  for (const room of ROOMS) {
    for (const [vi, of] of all) {
      if (of === room && vi.trim() !== '' && !texts.has(vi)) texts.set(vi, room);
    }
  }
  return texts;
}

const roomOf = (file: string): Room => (file.startsWith('src/workbench/') ? 'workbench' : 'portal');

const CATALOGUE = join(import.meta.dirname, '../../catalogue');

/** What people read in the procedures and forms that come with the software. */
export async function textsInCatalogue(): Promise<readonly string[]> {
  const files = await Promise.all(
    ['procedures', 'forms'].map(async (folder) =>
      (await readdir(join(CATALOGUE, folder), { recursive: true }))
        .filter((name) => name.endsWith('.json'))
        .toSorted()
        .map((name) => join(CATALOGUE, folder, name)),
    ),
  );
  const contents = await Promise.all(files.flat().map((file) => readFile(file, 'utf8')));
  return contents.flatMap((content) => vietnameseIn(JSON.parse(content)));
}

/** The Vietnamese of every text of both languages, however deep. */
function vietnameseIn(value: unknown): readonly string[] {
  if (typeof value !== 'object' || value === null) return [];
  const { vi, en } = value as { readonly vi?: unknown; readonly en?: unknown };
  const own = typeof vi === 'string' && typeof en === 'string' ? [vi] : [];
  return [...own, ...Object.values(value).flatMap(vietnameseIn)];
}
