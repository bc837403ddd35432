import { ROOMS, type Room, type SourceTexts } from '#host/source-texts.ts';
import type { LanguageFile } from '#web/read-further-languages.ts';

export interface UpdatedLanguage {
  readonly file: LanguageFile;
  /** What the file translates and the software does not say, or not any more; it stays, at the end. */
  readonly unused: readonly string[];
  readonly progress: readonly RoomProgress[];
}

export interface RoomProgress {
  readonly room: Room;
  readonly translated: number;
  readonly of: number;
}

/** The file of a language with every text there is: what was translated stays, what is new is empty. */
export function updatedLanguage(file: LanguageFile, sources: SourceTexts): UpdatedLanguage {
  const held = (vi: string): string =>
    Object.hasOwn(file.texts, vi) ? (file.texts[vi] ?? '') : '';
  const unused = Object.keys(file.texts).filter((vi) => !sources.has(vi) && held(vi).trim() !== '');
  const entries = [...sources.keys(), ...unused].map((vi) => [vi, held(vi)] as const);
  return {
    file: { name: file.name, texts: Object.fromEntries(entries) },
    unused,
    progress: ROOMS.map((room) => {
      const own = [...sources].filter(([, of]) => of === room);
      const translated = own.filter(([vi]) => held(vi).trim() !== '').length;
      return { room, translated, of: own.length };
    }),
  };
}

/** A file without a text yet, with the name by which the language calls itself. */
export const newLanguage = (code: string): LanguageFile => ({
  name: new Intl.DisplayNames([code], { type: 'language' }).of(code) ?? code,
  texts: {},
});
