import { setTimeout as pause } from 'node:timers/promises';
import { RegistryFault } from '#registries/registry-fault.ts';

/** One page of a list that a system gives page by page, counted from 1. */
export interface PulledPage<Content> {
  readonly page: number;
  readonly content: Content;
}

export interface PullOptions {
  /** The first page to ask for: after a fault, the one that follows the last that was taken over. */
  readonly from: number;
  /** How often one page is asked for before its fault is the caller's. */
  readonly tries: number;
  /** Milliseconds between two of these. */
  readonly wait: number;
}

/** A line that fails for longer than this is for whoever calls: they go on later, from the same page. */
export const PULL_PACE: PullOptions = { from: 1, tries: 5, wait: 2000 };

/**
 * All pages of a list, one after the other. How many there are is read from each page anew, since
 * records come and go while one pulls; whoever keeps them does so by their id, so that one that moved
 * to the next page meanwhile is met twice and kept once. Throws a `RegistryFault` for a page that
 * cannot be had; those before it were yielded.
 */
export async function* pullPages<Content extends { readonly pages: number }>(
  pageAt: (page: number) => Promise<Content>,
  options: PullOptions = PULL_PACE,
): AsyncGenerator<PulledPage<Content>, void, undefined> {
  let pages = options.from;
  for (let page = options.from; page <= pages; page += 1) {
    const content = await patiently(() => pageAt(page), options);
    ({ pages } = content);
    if (!Number.isSafeInteger(pages) || pages < 0) {
      throw new RegistryFault('wrong-shape', `there are ${pages} pages`);
    }
    if (pages > 0) yield { page, content };
  }
}

async function patiently<T>(ask: () => Promise<T>, { tries, wait }: PullOptions): Promise<T> {
  for (let left = tries - 1; ; left -= 1) {
    try {
      return await ask();
    } catch (fault) {
      const mayPass = fault instanceof RegistryFault && fault.code !== 'refused';
      if (!mayPass || left <= 0) throw fault;
      await pause(wait);
    }
  }
}
