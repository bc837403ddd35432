import type { WorkServices } from '#host/core.ts';
import { dayOf } from '#kernel/day.ts';
import { readNoticeReceipt } from '#registries/national-portal/notice-receipt.ts';
import { fetchCatalogue } from '#worker/fetch-catalogue.ts';
import { startRounds } from '#worker/rounds.ts';
import { type NoticeSeat, takeNotices } from '#worker/take-notices.ts';

/** How often the portal is asked for notices, and our own tables for what is to be fetched. */
const NOTICES_WAIT = 15_000;
const CATALOGUE_WAIT = 1000;
const NOTICES_LONGEST_WAIT = 30_000;
const CATALOGUE_LONGEST_WAIT = 60_000;
const NOTICE_PATIENCE = 1_800_000;

/** Fetches from the national portal what comes by our asking: notices, and the shared catalogues. */
export function beginPortalRounds(services: WorkServices): () => Promise<void> {
  const { registries, pool, content, uploadGate, runCommand, now, log } = services;
  if (registries === null || !registries.connected.has('national-portal')) {
    return () => Promise.resolve();
  }
  const { notices, catalogue } = registries.portal;
  const patience = NOTICE_PATIENCE;
  const duty = { pool, notices, content, uploadGate, runCommand, now, log, patience };
  const seatOf = (code: string): NoticeSeat | null => noticeSeat(services, code);
  const waits = { firstWait: 5000, longestWait: CATALOGUE_LONGEST_WAIT };
  const rounds = [
    startRounds(
      {
        name: 'notices',
        work: () => takeNotices({ ...duty, seatOf }),
        wait: NOTICES_WAIT,
        longestWait: NOTICES_LONGEST_WAIT,
      },
      log,
    ),
    startRounds(
      {
        name: 'catalogue',
        work: (signal) => fetchCatalogue({ pool, catalogue, now, ...waits }, signal),
        wait: CATALOGUE_WAIT,
        longestWait: CATALOGUE_LONGEST_WAIT,
      },
      log,
    ),
  ];
  return async () => {
    await Promise.all(rounds.map(({ stop }) => stop()));
  };
}

type Law = Pick<WorkServices, 'world' | 'directory' | 'forms' | 'now'>;

/** Where a notice is received: the one desk of the province that receives its procedure. */
export function noticeSeat({ world, directory, forms, now }: Law, code: string): NoticeSeat | null {
  const today = dayOf(now());
  const procedure = world().procedureInForce(code, today);
  if (procedure === null) return null;
  const { agencies, communes } = directory();
  const desk = agencies.find(
    (agency) =>
      agency.kind === 'one-stop-desk' && world().handlerFor(procedure, agency.code) !== null,
  );
  const names = new Map(communes.map((commune) => [commune.code, commune.name]));
  return {
    procedure,
    desk: desk?.code ?? null,
    read: (notice) =>
      readNoticeReceipt(notice, {
        procedure,
        form: forms().ofProcedure(procedure.code, today),
        today,
        communeName: (commune) => names.get(commune) ?? null,
      }),
  };
}
