import type { Readable } from 'node:stream';
import type { Bilingual } from '#kernel/bilingual.ts';
import { scansOf } from '#store/content-scans.ts';
import { retiredOf } from '#store/retired-contents.ts';
import type { Services } from '#web/services.ts';

/** A file that somebody asks for: its bytes, or why there are none. */
export type OpenedContent =
  | { readonly kind: 'open'; readonly stream: Readable }
  | { readonly kind: 'missing' }
  /** A virus was found in it: nobody gets it. */
  | { readonly kind: 'withheld' }
  /** A rule of retention had it deleted. */
  | { readonly kind: 'retired' };

/** Opens what came in from outside; the only way by which such a file is sent to anybody. */
export async function openContent(
  { content, pool }: Pick<Services, 'content' | 'pool'>,
  sha256: string | undefined,
): Promise<OpenedContent> {
  if (sha256 === undefined) return { kind: 'missing' };
  if (!(await content.has(sha256))) {
    return { kind: (await retiredOf(pool, [sha256])).has(sha256) ? 'retired' : 'missing' };
  }
  if ((await scansOf(pool, [sha256])).get(sha256) === 'infected') return { kind: 'withheld' };
  return { kind: 'open', stream: content.open(sha256) };
}

/** What whoever asks for a file that is gone by a rule is told. */
export const RETIRED: Bilingual = {
  vi: 'Tệp này đã xoá theo quy định lưu trữ. Hồ sơ và kết quả vẫn còn.',
  en: 'This file was deleted by the rules of retention. The dossier and its result remain.',
};

/** What whoever asks for a withheld file is told. */
export const WITHHELD: Bilingual = {
  vi: 'Tệp có vi-rút nên không ai mở được. Cần bản chụp hoặc bản quét khác của giấy tờ này.',
  en: 'The file carries a virus and nobody can open it. Another picture or scan of this paper is needed.',
};
