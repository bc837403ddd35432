import type { KeepRecord } from '#registries/lgsp/gateway.ts';

/** Counts the calls that a party answered, whatever it answered. */
export interface AnswerCount<Party extends string> {
  readonly of: (party: Party) => number;
  /** Keeps records as told, and counts those with an answer. */
  readonly counting: (party: Party, keep: KeepRecord) => KeepRecord;
}

export function countAnswers<Party extends string>(): AnswerCount<Party> {
  const counts = new Map<Party, number>();
  return {
    of: (party) => counts.get(party) ?? 0,
    counting: (party, keep) => async (record) => {
      if (record.outcome !== 'failed') counts.set(party, (counts.get(party) ?? 0) + 1);
      await keep(record);
    },
  };
}
