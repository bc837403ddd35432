import {
  isWanted,
  type ListedResult,
  readResultQuery,
  writeResults,
} from '#registries/national-portal/result-list.ts';
import type { JsonObject } from '#registries/read-answer.ts';
import { jsonAnswer, type SimulatedAnswer } from '#registries/simulation/faults.ts';
import { simulatedPaper } from '#registries/simulation/paper.ts';
import type { SimulatedPerson } from '#registries/simulation/population.ts';

export interface SimulatedStore {
  /** The answer's `result`; null where a member of the question is missing. */
  readonly results: (message: JsonObject, platform: string) => JsonObject | null;
  readonly file: (path: string) => SimulatedAnswer | null;
}

/** Below it stand the files, as the adapter's own address is known to whoever calls it. */
const FILES = 'dvcqg/tep';

/**
 * A national store in which each person of the population has one birth certificate, issued by nobody:
 * enough to take it for a dossier. The kind's code is that of the national catalogue.
 */
export function simulateStore(people: readonly SimulatedPerson[]): SimulatedStore {
  const known = new Set(people.map(({ number }) => number));
  const heldBy = (owner: string, platform: string): readonly ListedResult[] => {
    if (!known.has(owner)) return [];
    const number = `${owner.slice(-4)}/KS`;
    return [
      {
        code: 'KQ.G15.000031',
        title: 'Giấy khai sinh',
        number,
        issuer: 'Kho giả lập',
        files: [{ name: 'giay-khai-sinh.pdf', address: `${platform}/${FILES}/${owner}` }],
      },
    ];
  };
  return {
    results: (message, platform) => {
      const query = readResultQuery(message);
      if (query === null) return null;
      return writeResults(heldBy(query.owner, platform).filter((one) => isWanted(query, one)));
    },
    file: (path) => {
      if (!path.startsWith(`${FILES}/`)) return null;
      const owner = path.slice(FILES.length + 1);
      if (!known.has(owner)) return jsonAnswer({ error: 'not_found' }, 404);
      const text = simulatedPaper(`Giay khai sinh ${owner.slice(-4)}/KS`).toString('latin1');
      return { status: 200, type: 'application/pdf', text, isFile: true };
    },
  };
}
