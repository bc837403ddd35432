import type pg from 'pg';
import type { Succession } from '#catalogue/read-reorganisation.ts';
import type { Reorganisation } from '#catalogue/reorganisation.ts';
import type { CodeEnd } from '#catalogue/versions.ts';
import type { Agency, Unit } from '#catalogue/locality.ts';
import type { TransferOrder } from '#dossier/command.ts';
import { transferOrder } from '#dossier/transfer.ts';
import type { Instant } from '#kernel/day.ts';
import { addShippedVersions, type Coded, endCodes } from '#store/published-catalogue.ts';
import { addAgencies, addUnits, RAISE_REVISION } from '#store/reference-rows.ts';
import { systemActor } from '#store/job.ts';
import type { RunCommand } from '#store/run-command.ts';
import { inTransaction } from '#store/transaction.ts';
import { NO_DOSSIER, writeAudit } from '#store/write-batch.ts';

export interface ReorganisationWork {
  /** As the owner of the database: agencies and staff are no matter of the application. */
  readonly ownerPool: pg.Pool;
  /** The shell through which every change of a dossier goes. */
  readonly run: RunCommand;
  readonly plan: Reorganisation;
  readonly succession: Succession;
  /** Units of after the reorganisation. */
  readonly units: readonly Unit[];
  /** Versions of procedures that begin with it, and codes that end. */
  readonly law: {
    readonly procedures: readonly Coded[];
    readonly rules: readonly Coded[];
    readonly ends: readonly CodeEnd[];
  };
  readonly now: Instant;
  readonly onProgress: (dossiersMoved: number) => void;
}

export interface ReorganisationDone {
  readonly agenciesOpened: number;
  readonly agenciesClosed: number;
  readonly versionsBegun: number;
  /** Versions of the rules of the one-stop mechanism itself. */
  readonly rulesBegun: number;
  readonly codesEnded: number;
  readonly staffMoved: number;
  readonly dossiersMoved: number;
}

/**
 * Opens the agencies of after, closes those that end, puts the new law in force, moves their staff, then their open dossiers
 * one by one. Each part finds what is left of it to do, so that a run that was interrupted is
 * finished by the next, and one more changes nothing. New agencies come first: from then on no
 * desk that ended receives.
 */
export async function reorganise(work: ReorganisationWork): Promise<ReorganisationDone> {
  const agencies = await inTransaction(work.ownerPool, (client) => changeAgencies(client, work));
  const staffMoved = await moveStaff(work);
  const order = transferOrder(work.plan, work.succession);
  let dossiersMoved = 0;
  // A running server may receive at an old desk until it has read the change: look once more.
  while (true) {
    const before = dossiersMoved;
    await moveDossiers(work, order, (moved) => {
      dossiersMoved += moved;
      work.onProgress(dossiersMoved);
    });
    if (dossiersMoved === before) return { ...agencies, staffMoved, dossiersMoved };
  }
}

async function changeAgencies(
  client: pg.ClientBase,
  { plan, succession, units, law, now }: ReorganisationWork,
): Promise<Omit<ReorganisationDone, 'staffMoved' | 'dossiersMoved'>> {
  const unitsOpened = await addUnits(client, units);
  const agenciesOpened = await addAgencies(client, succession.after);
  const stay = plan.undecided.map(({ from }) => from);
  const closed = await client.query(
    `update agency set valid_to = $1
      where valid_from < $1 and (valid_to is null or valid_to > $1) and code <> all($2)`,
    [plan.date, stay],
  );
  const unitsClosed = await client.query(
    `update unit set valid_to = $1
      where valid_from < $1 and (valid_to is null or valid_to > $1) and code <> all($2)`,
    [plan.date, unitsOf(stay, succession.before)],
  );
  const agenciesClosed = closed.rowCount ?? 0;
  const changed = unitsOpened + agenciesOpened + agenciesClosed + (unitsClosed.rowCount ?? 0);
  const versionsBegun = await addShippedVersions(client, 'procedure', law.procedures);
  const rulesBegun = await addShippedVersions(client, 'rules', law.rules);
  const codesEnded = await endCodes(client, 'procedure', law.ends);
  if (changed + codesEnded > 0) {
    await client.query(RAISE_REVISION);
    await writeAudit(client, [
      {
        dossierId: NO_DOSSIER,
        at: now,
        subject: systemActor.subject,
        role: systemActor.role,
        agency: systemActor.agency,
        act: 'reorganise',
        outcome: 'done',
        detail: `${plan.id}: ${agenciesOpened} agencies opened, ${agenciesClosed} closed, ${versionsBegun} procedures begun, ${codesEnded} ended`,
      },
    ]);
  }
  return { agenciesOpened, agenciesClosed, versionsBegun, rulesBegun, codesEnded };
}

const unitsOf = (codes: readonly string[], agencies: readonly Agency[]): readonly string[] =>
  agencies.filter(({ code }) => codes.includes(code)).map(({ unitCode }) => unitCode);

/** Staff keep their role and title; whom they worked for until then stays in `staff_move`. */
async function moveStaff({ ownerPool, plan, now }: ReorganisationWork): Promise<number> {
  const { rowCount } = await ownerPool.query(
    `with move as (
      select * from json_to_recordset($1::json) as x("from" text, "to" text)
    ), moved as (
      update staff set agency = move."to" from move
      where staff.agency = move."from" and (staff.valid_to is null or staff.valid_to > $2)
      returning staff.subject, move."from", move."to"
    ), audited as (
      insert into audit (dossier_id, at, subject, role, agency, act, outcome, detail)
      select $5, $4, $6, $6, $6, 'move-staff', 'done', subject || ' ' || "from" || ' > ' || "to"
      from moved
    )
    insert into staff_move (subject, plan, from_agency, to_agency, valid_from, moved_at)
    select subject, $3, "from", "to", $2, $4 from moved
    on conflict (subject, plan) do update set
      from_agency = excluded.from_agency, to_agency = excluded.to_agency,
      moved_at = excluded.moved_at`,
    [JSON.stringify(plan.moves), plan.date, plan.id, now, NO_DOSSIER, systemActor.subject],
  );
  return rowCount ?? 0;
}

/** Dossiers read at a time; the shell groups them into its batches. */
const PAGE = 1000;
const NIL_ID = '00000000-0000-0000-0000-000000000000';

/** One walk over all open dossiers of agencies that end. */
async function moveDossiers(
  { ownerPool, run, plan, now }: ReorganisationWork,
  order: TransferOrder,
  onMoved: (dossiers: number) => void,
): Promise<void> {
  const codes = plan.moves.map(({ from }) => from);
  let after = NIL_ID;
  while (true) {
    const { rows } = await ownerPool.query({
      name: 'dossiers-of-ending-agencies',
      text: `select dossier_id from dossier
        where dossier_id > $1 and phase <> 'closed'
          and (desk = any($2) or finished_at is null and handler = any($2))
        order by dossier_id limit ${PAGE}`,
      values: [after, codes],
    });
    const ids = rows.map((row): string => row.dossier_id);
    const last = ids.at(-1);
    if (last === undefined) return;
    after = last;
    const outcomes = await Promise.all(
      ids.map((dossierId) =>
        run({ command: { type: 'transfer', dossierId, order }, officer: null, at: now }),
      ),
    );
    onMoved(outcomes.filter((outcome) => outcome.ok && !outcome.repeated).length);
  }
}
