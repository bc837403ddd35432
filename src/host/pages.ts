import { join } from 'node:path';
import { keepChildren, type KeptChildren } from '#host/keep-children.ts';
import type { CountedMetrics } from '#host/metrics-route.ts';
import type { Change, Spread } from '#host/open-services.ts';
import type { PageProcessOrder } from '#host/page-process.ts';

const PROGRAM = join(import.meta.dirname, '../../bin/pages.ts');
/** Answers that were begun end within five seconds (`serve-pages.ts`); its connections after it. */
const GOODBYE_MS = 8000;
/** Whoever changed the law waits for the others at most so long; they look by themselves too. */
const HEED_MS = 3000;

/** The processes that show pages beside the first one. */
export interface Pages extends Pick<KeptChildren, 'start' | 'metrics' | 'stop'> {
  /** Tells each of them what changed here, and waits until they know. */
  readonly spread: Spread;
}

/** What a process that shows pages may ask the first one. */
export type PageQuestion =
  | { readonly kind: 'spread'; readonly change: Change }
  | { readonly kind: 'metrics' };

export interface FirstProcess {
  readonly order: () => Omit<PageProcessOrder, 'number'>;
  /** Heeds a change that another process made. */
  readonly heed: Spread;
  /** What all processes count. */
  readonly metrics: () => Promise<readonly CountedMetrics[]>;
  readonly say: (line: string) => void;
}

/** Processes that show pages on the same port as we do, started again should they die. */
export function keepPages({ order, heed, metrics, say }: FirstProcess): Pages {
  const spread = async (change: Change, from?: number): Promise<void> => {
    const others = pages.running().filter(([number]) => number !== from);
    await Promise.all(others.map(([, one]) => one.ask({ kind: 'changed', change }, HEED_MS)));
  };
  const answer = async (question: PageQuestion, from: number): Promise<unknown> => {
    if (question.kind === 'metrics') return metrics();
    await Promise.all([heed(question.change), spread(question.change, from)]);
    return null;
  };
  const pages = keepChildren(
    (number) => ({
      program: PROGRAM,
      name: `page process ${number + 2}`,
      options: (): PageProcessOrder => ({ ...order(), number: number + 2 }),
      environment: process.env,
      flags: process.execArgv,
      goodbye: GOODBYE_MS,
      heed: (question) => answer(question as PageQuestion, number),
    }),
    say,
  );
  return { ...pages, spread: (change) => spread(change) };
}
