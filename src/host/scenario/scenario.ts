import { Type } from 'typebox';
import { Value } from 'typebox/value';
import type { Day, Instant } from '#kernel/day.ts';
import { OUTREACH_KINDS, type OutreachKind } from '#steering/outreach.ts';
import { err, ok, type Result } from '#kernel/result.ts';

/** What a scenario makes, not what a report of it prints (catalogue/scenarios/README.md). */
export interface Scenario {
  readonly name: string;
  /** Code of the period of which the report is made. */
  readonly period: string;
  /** Last day whose figures are told. */
  readonly toldTo: Day;
  /** Until when agencies send their parts. */
  readonly deadline: Instant;
  /** When the report is made. */
  readonly reportedAt: Instant;
  readonly seed: number;
  readonly dossiers: readonly Cohort[];
  /** Dossiers of every other procedure that desks receive, but for those without any. */
  readonly background: { readonly each: number; readonly none: readonly string[] };
  readonly campaigns: readonly CampaignPlan[];
  readonly lookUps: LookUpPlan;
  /** Answered calls to other systems. */
  readonly calls: readonly {
    readonly party: string;
    readonly service: string;
    readonly count: number;
  }[];
  readonly steering: SteeringPlan;
  readonly texts: Readonly<Record<string, { readonly sentAt: Instant; readonly body: string }>>;
}

/** Dossiers of one procedure that go alike. */
export interface Cohort {
  readonly procedure: string;
  readonly count: number;
  /** Of these, filed online. */
  readonly online: number;
  readonly from: Day;
  readonly to: Day;
  readonly course: 'mixed' | 'straight' | 'begun';
}

/** A campaign of reports that agencies answer. */
export interface CampaignPlan {
  /** Key of the shipped template. */
  readonly template: string;
  readonly from: Day;
  readonly to: Day;
  readonly openedAt: Instant;
  readonly dueAt: Instant;
  readonly answers: readonly {
    /** Key of a department, or a kind of agency: then each of that kind answers, with a part of the total. */
    readonly of: string;
    readonly submittedAt: Instant;
    readonly totals: Readonly<Record<string, number>>;
    /** Answers that are no numbers. */
    readonly words: Readonly<Record<string, string>>;
  }[];
}

export interface LookUpPlan {
  readonly facilities: number;
  readonly count: number;
  readonly succeeded: number;
  readonly from: Day;
  readonly to: Day;
}

/** What was done to steer: a team of each district and commune, and of as many hamlets. */
export interface SteeringPlan {
  readonly documents: readonly {
    readonly number: string;
    readonly issuedOn: Day;
    readonly issuer: string;
    readonly subject: string;
  }[];
  readonly meetings: readonly {
    readonly heldOn: Day;
    readonly title: string;
    readonly place: string;
    readonly kinds: readonly { readonly kind: string; readonly participants: number }[];
  }[];
  readonly teams: { readonly hamlets: number; readonly foundedOn: Day };
  readonly committee: {
    readonly foundedOn: Day;
    readonly decisions: readonly {
      readonly act: 'founded' | 'changed';
      readonly number: string;
      readonly issuedOn: Day;
    }[];
  };
  readonly outreach: readonly {
    readonly kind: OutreachKind;
    readonly happenedOn: Day;
    readonly place: string;
    readonly pieces: number;
    readonly people: number;
    readonly department: string;
  }[];
}

const text = Type.String({ minLength: 1 });
const day = Type.Unsafe<Day>(Type.String({ pattern: '^\\d{4}-\\d{2}-\\d{2}$' }));
const instant = Type.Unsafe<Instant>(
  Type.String({ pattern: '^\\d{4}-\\d{2}-\\d{2}T\\d{2}:\\d{2}:\\d{2}\\.\\d{3}Z$' }),
);
const count = Type.Integer({ minimum: 0, maximum: 10_000_000 });
const closed = { additionalProperties: false };

const steering = Type.Object(
  {
    documents: Type.Array(
      Type.Object({ number: text, issuedOn: day, issuer: text, subject: text }, closed),
    ),
    meetings: Type.Array(
      Type.Object(
        {
          heldOn: day,
          title: text,
          place: text,
          kinds: Type.Array(Type.Object({ kind: text, participants: count }, closed)),
        },
        closed,
      ),
    ),
    teams: Type.Object({ hamlets: count, foundedOn: day }, closed),
    committee: Type.Object(
      {
        foundedOn: day,
        decisions: Type.Array(
          Type.Object(
            {
              act: Type.Union([Type.Literal('founded'), Type.Literal('changed')]),
              number: text,
              issuedOn: day,
            },
            closed,
          ),
        ),
      },
      closed,
    ),
    outreach: Type.Array(
      Type.Object(
        {
          kind: Type.Union(OUTREACH_KINDS.map((kind) => Type.Literal(kind))),
          happenedOn: day,
          place: text,
          pieces: count,
          people: count,
          department: text,
        },
        closed,
      ),
    ),
  },
  closed,
);

const campaign = Type.Object(
  {
    template: text,
    from: day,
    to: day,
    openedAt: instant,
    dueAt: instant,
    answers: Type.Array(
      Type.Object(
        {
          of: text,
          submittedAt: instant,
          totals: Type.Record(Type.String(), count),
          words: Type.Record(Type.String(), text),
        },
        closed,
      ),
    ),
  },
  closed,
);

const schema = Type.Object(
  {
    name: text,
    period: text,
    toldTo: day,
    deadline: instant,
    reportedAt: instant,
    seed: count,
    dossiers: Type.Array(
      Type.Object(
        {
          procedure: text,
          count,
          online: count,
          from: day,
          to: day,
          course: Type.Union([
            Type.Literal('mixed'),
            Type.Literal('straight'),
            Type.Literal('begun'),
          ]),
        },
        closed,
      ),
    ),
    background: Type.Object({ each: count, none: Type.Array(text) }, closed),
    campaigns: Type.Array(campaign),
    lookUps: Type.Object(
      { facilities: count, count, succeeded: count, from: day, to: day },
      closed,
    ),
    calls: Type.Array(Type.Object({ party: text, service: text, count }, closed)),
    steering,
    texts: Type.Record(Type.String(), Type.Object({ sentAt: instant, body: text }, closed)),
  },
  closed,
);

/** Reads a scenario; the error names each member that is wrong. */
export function readScenario(json: unknown): Result<Scenario, readonly string[]> {
  if (Value.Check(schema, json)) return ok(json);
  return err(
    Value.Errors(schema, json).map(({ instancePath, message }) => `${instancePath}: ${message}`),
  );
}
