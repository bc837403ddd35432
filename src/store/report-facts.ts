import type pg from 'pg';
import type { CampaignClock } from '#store/campaign-figures.ts';
import type { Catalogue } from '#catalogue/catalogue.ts';
import type { Agency } from '#catalogue/locality.ts';
import type { Procedure } from '#catalogue/procedure.ts';
import { partyLabels } from '#dossier/party-labels.ts';
import { dayNumber, dayOf, epochOf, type Instant } from '#kernel/day.ts';
import { type ReportOutline, writtenParts } from '#written-report/de-an-06/outline.ts';
import type {
  DepartmentFigures,
  ProcedureCount,
  ReportFacts,
  WrittenText,
} from '#written-report/de-an-06/report-facts.ts';
import type { ReportingPeriod } from '#written-report/reporting-period.ts';
import {
  type FigureSpan,
  readCardLookUps,
  readConnections,
  readDepartmentFigures,
  readReceivedByProcedure,
  readReturns,
} from '#store/report-figures.ts';
import type { OutreachKind } from '#steering/outreach.ts';
import { readSteeringFigures } from '#store/steering-figures.ts';
import { readTexts } from '#store/report-texts.ts';

/** Under which the report stands in the tables of reports. */
export const DE_AN_06 = 'de-an-06';

export interface FactSources {
  readonly pool: pg.Pool;
  readonly outline: ReportOutline;
  readonly catalogue: Catalogue;
  /** Those that exist. */
  readonly agencies: readonly Agency[];
  readonly now: Instant;
  /** By whose working time lateness of campaigns is measured. */
  readonly calendarOf: CampaignClock['calendarOf'];
}

/** Reads all that the report on Đề án 06 of a period is made of. */
export async function readReportFacts(
  sources: FactSources,
  period: ReportingPeriod,
  deadline: Instant | null,
): Promise<ReportFacts> {
  const { pool, outline, now } = sources;
  const span: FigureSpan = { from: period.from, to: period.to, now };
  const [received, departments, returns, lookUps, connections, steering, texts] = await Promise.all(
    [
      readReceivedByProcedure(pool, span),
      departmentsOf(sources, span),
      readReturns(pool, span, sources.calendarOf),
      readCardLookUps(pool, span),
      readConnections(pool, span),
      readSteeringFigures(pool, span),
      readTexts(pool, DE_AN_06, period.code),
    ],
  );
  return {
    period,
    readAt: now,
    procedures: countsOf(sources, period, received),
    departments,
    returns: returns.numbers,
    campaigns: returns.campaigns,
    lookUps,
    connections: connections.map(({ party, answers }) => ({
      name: partyLabels[party].vi,
      answers,
    })),
    steering: {
      ...steering,
      outreach: steering.outreach.map(({ kind, pieces }) => ({
        kind: OUTREACH_WORDS[kind],
        pieces,
      })),
    },
    written: new Map(
      writtenParts(outline).map(({ key, owner }) => {
        const kept = texts.get(key);
        const agency = ownerOf(owner, sources.agencies)?.name.vi ?? owner;
        return [key, writtenOf(agency, kept?.body ?? '', kept?.submittedAt, { kept, deadline })];
      }),
    ),
  };
}

const OUTREACH_WORDS = {
  article: 'tin, bài viết',
  broadcast: 'phát thanh, truyền hình',
  poster: 'pano, áp phích',
  meeting: 'buổi họp dân có lồng ghép tuyên truyền',
} satisfies Record<OutreachKind, string>;

/** The agency that an outline calls by the key of a department or by its kind at the province. */
export const ownerOf = (owner: string, agencies: readonly Agency[]): Agency | undefined =>
  agencies.find(
    ({ department, kind, level }) =>
      level === 'province' && (department === owner || (department === null && kind === owner)),
  );

function writtenOf(
  agency: string,
  text: string,
  submittedAt: Instant | null = null,
  { kept, deadline }: { readonly kept: object | undefined; readonly deadline: Instant | null },
): WrittenText {
  const state = submittedAt !== null ? 'submitted' : kept === undefined ? 'none' : 'draft';
  return { agency, state, text, submittedAt, daysLate: daysLate(submittedAt, deadline) };
}

/** Days by which something came after its deadline, a begun one whole; 0 in time. */
export function daysLate(at: Instant | null, deadline: Instant | null): number {
  if (at === null || deadline === null || epochOf(at) <= epochOf(deadline)) return 0;
  return Math.max(1, dayNumber(dayOf(at)) - dayNumber(dayOf(deadline)));
}

async function departmentsOf(
  { pool, outline, agencies }: FactSources,
  span: FigureSpan,
): Promise<ReadonlyMap<string, DepartmentFigures>> {
  const found = await Promise.all(
    outline.departments.map(async ({ department }) => {
      const own = agencies.filter((agency) => agency.department === department);
      const name = own.at(-1)?.name.vi;
      if (name === undefined) return [];
      const codes = own.map(({ code }) => code);
      const figures = await readDepartmentFigures(pool, codes, span);
      return [[department, { name, ...figures }] as const];
    }),
  );
  return new Map(found.flat());
}

/**
 * Procedures that were in force at the period's end and are received at our desks. Interlinked ones are told by
 * their parts, which have dossiers of their own.
 */
function countsOf(
  { catalogue }: FactSources,
  { to }: ReportingPeriod,
  received: ReadonlyMap<string, number>,
): readonly ProcedureCount[] {
  return catalogue
    .all(to)
    .filter(isReceivedHere)
    .map(({ code, name, department }) => ({
      code,
      name: name.vi,
      department,
      received: received.get(code) ?? 0,
    }));
}

const isReceivedHere = ({ kind, handler }: Procedure): boolean =>
  kind === 'single' && handler !== 'outside';
