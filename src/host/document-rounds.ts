import type { WorkServices } from '#host/core.ts';
import { epochOf, instantFromEpoch } from '#kernel/day.ts';
import { exchangeDocuments } from '#worker/exchange-documents.ts';
import { keepLineStates } from '#worker/keep-line-states.ts';
import type { LineState } from '#worker/line.ts';
import { startRounds } from '#worker/rounds.ts';

const WAIT = 5000;
const LONGEST_WAIT = 60_000;
const FIRST_RETRY = 5000;
const LONGEST_RETRY = 15 * 60_000;
const IN_ORDER: LineState = { state: 'closed', outages: 0, nextTryAt: null };

/** Sends documents over the document axis and takes what comes, where the province has an account there. */
export function beginDocumentRounds(services: WorkServices): () => Promise<void> {
  const { registries, pool, content, uploadGate, directory, now, log } = services;
  const axis = registries?.connected.has('document-axis') === true ? registries.axis : null;
  if (axis === null) return () => Promise.resolve();
  const own = () => ({ id: axis.organId, name: directory().agencyName(axis.organId, 'vi') });
  const waits = { firstWait: FIRST_RETRY, longestWait: LONGEST_RETRY };
  const duty = { pool, axis, own, content, uploadGate, now, ...waits };
  let line: LineState = IN_ORDER;
  const lines = keepLineStates({ pool, now }, () => new Map([['document-axis', { line }]]));
  const rounds = startRounds(
    {
      name: 'document-axis',
      work: (signal) => exchangeDocuments(duty, signal),
      wait: WAIT,
      longestWait: LONGEST_WAIT,
      onRound: (hasFailed, pause) => {
        const nextTryAt = instantFromEpoch(Math.round(epochOf(now()) + pause));
        line = hasFailed ? { state: 'open', outages: line.outages + 1, nextTryAt } : IN_ORDER;
      },
    },
    log,
  );
  return async () => {
    await rounds.stop();
    await lines.stop();
  };
}
