import type pg from 'pg';
import type { CampaignClock } from '#store/campaign-figures.ts';
import type { Catalogue } from '#catalogue/catalogue.ts';
import type { Agency } from '#catalogue/locality.ts';
import type { Procedure } from '#catalogue/procedure.ts';
import { partyLabels } from '#dossier/party-labels.ts';
import { dayOf, type Instant } from '#kernel/day.ts';
import { lateBy, latenessText } from '#reporting/lateness.ts';
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
import { type KeptText, readTexts } from '#store/report-texts.ts';

/** Under which the report stands in the tables of reports. */
export const DE_AN_06 = 'de-an-06';

export interface FactSources {
  readonly pool: pg.Pool;
  readonly outline: ReportOutline;
  readonly catalogue: Catalogue;
  /** Those that exist. */
  readonly agencies: readonly Agency[];
  readonly now: Instant;
  /** By whose working time lateness is measured. */
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
        return [key, writtenOf(sources, owner, texts.get(key), deadline)];
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
  { agencies, calendarOf }: FactSources,
  owner: string,
  kept: KeptText | undefined,
  deadline: Instant | null,
): WrittenText {
  const agency = ownerOf(owner, agencies);
  const submittedAt = kept?.submittedAt ?? null;
  const state = submittedAt !== null ? 'submitted' : kept === undefined ? 'none' : 'draft';
  const late =
    submittedAt === null || deadline === null
      ? null
      : lateBy(deadline, submittedAt, calendarOf(agency?.code ?? owner, dayOf(deadline)));
  const words = late === null ? null : latenessText(late);
  return {
    agency: agency?.name.vi ?? owner,
    state,
    text: kept?.body ?? '',
    submittedAt,
    late: late === null || words === null ? null : { minutes: late.minutes, words: words.vi },
  };
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
      const [agency = null, ...more] = codes;
      return [
        [department, { name, agency: more.length === 0 ? agency : null, ...figures }] as const,
      ];
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
  received: Awaited<ReturnType<typeof readReceivedByProcedure>>,
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
