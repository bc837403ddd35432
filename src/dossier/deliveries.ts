import type { Procedure } from '#catalogue/procedure.ts';
import type { OutsideSystem } from '#catalogue/process.ts';
import { stepOf } from '#dossier/acts.ts';
import type { Dossier } from '#dossier/dossier.ts';
import type { DossierEvent } from '#dossier/dossier-event.ts';
import { NOTICE_CHANNELS, type NoticeChannel } from '#dossier/notice-channel.ts';

/** Systems that do steps of dossiers. */
export const STEP_SYSTEMS = [
  'civil-status',
  'criminal-record',
  'residence',
  'social-insurance',
  'labour',
  'enterprise-registration',
] as const satisfies readonly OutsideSystem[];
export type StepSystem = (typeof STEP_SYSTEMS)[number];

/**
 * Parties outside of the province's own system that are told of dossiers, or asked about them; and
 * ourselves: `legs` keeps an interlinked dossier and its legs together, `signing` makes the documents.
 */
export const PARTIES = [
  'national-portal',
  'national-population',
  ...STEP_SYSTEMS,
  'health-insurance',
  'budget-units',
  'vaccination',
  'education',
  'payment',
  ...NOTICE_CHANNELS,
  'interlinking',
  'legs',
  'signing',
  'postal',
  'document-axis',
] as const;
export type Party = (typeof PARTIES)[number];
/** Parties that are systems of agencies, neither the ways to the applicant nor ourselves. */
export type SystemParty = Exclude<Party, NoticeChannel | 'legs' | 'signing'>;

const isStepSystem = (system: OutsideSystem): system is StepSystem =>
  STEP_SYSTEMS.some((one) => one === system);

/**
 * The systems that an event concerns; by which channel the applicant is told of it, `notice.ts` says.
 * It is decided with the event and written in its transaction;
 * what each is told of it is the adapter's (`registries`).
 *
 * One filing is one record at the national portal. An interlinked dossier (liên thông) is told there
 * under its own code and procedure alone: its parts are cases of the systems that do its steps, never
 * dossiers, and no event of theirs makes a party of the portal (domain.md §3.8).
 */
export function partiesOf(
  event: DossierEvent,
  dossier: Dossier,
  procedure: Procedure,
): readonly Exclude<Party, NoticeChannel>[] {
  const system = systemOfStep(dossier, procedure);
  const doer = system !== null && dossier.enteredAt === dossier.version ? [system] : [];
  return [
    ...toldOf(event, dossier),
    ...linked(event, procedure),
    ...joined(event, dossier),
    ...(isToBeSigned(dossier) ? (['signing'] as const) : []),
    ...doer,
  ];
}

/** Whether the event that was last ordered a document, or a copy of a paper. */
const isToBeSigned = ({ awaitedDocument, orderedCopies, version }: Dossier): boolean =>
  awaitedDocument?.about === version || orderedCopies.some(({ about }) => about === version);

/** The keeping together of an interlinked dossier and its legs: what moves either may move the other. */
const joined = (event: DossierEvent, { legs, received }: Dossier): readonly 'legs'[] =>
  (legs.length > 0 && MOVES_LEGS.has(event.type)) ||
  (received.bundle !== undefined && MOVES_BUNDLE.has(event.type))
    ? ['legs']
    : [];

/** What is noted of a leg needs no further look: whoever notes it goes on until nothing is left to do. */
const MOVES_LEGS: ReadonlySet<DossierEvent['type']> = new Set([
  'passed-on',
  'stopped',
  'leg-dropped',
  'personal-number-arrived',
]);

const MOVES_BUNDLE: ReadonlySet<DossierEvent['type']> = new Set([
  'received',
  'supplement-requested',
  'issued',
  'refused',
  'stopped',
  'personal-number-arrived',
]);

/** Events of which the interlinking software may have to be told: any that moves the dossier. */
function linked(event: DossierEvent, { kind }: Procedure): readonly SystemParty[] {
  return kind === 'interlinked' && !NEVER_LINKED.has(event.type) ? ['interlinking'] : [];
}

const NEVER_LINKED: ReadonlySet<DossierEvent['type']> = new Set([
  'accepted',
  'fee-collected',
  'corrected',
  'printed',
  'fell-overdue',
  'identity-checked',
  'personal-number-arrived',
  'document-signed',
  'reissue-ordered',
  'document-revoked',
  'time-added',
  'digitising-ordered',
  'paper-digitised',
  'digitising-failed',
  'transferred',
]);

/** Of which it is counted of how many dossiers it was told (`figures.ts`). */
export const COUNTED_PARTY = 'national-portal' satisfies SystemParty;

/** The system that does the step at which the dossier stands, where one does. */
function systemOfStep(dossier: Dossier, procedure: Procedure): StepSystem | null {
  if (dossier.phase.kind === 'closed') return null;
  const { system } = stepOf(dossier, procedure);
  return system !== null && isStepSystem(system) ? system : null;
}

function toldOf(event: DossierEvent, dossier: Dossier): readonly SystemParty[] {
  if (dossier.received.bundle !== undefined) return [];
  switch (event.type) {
    case 'received':
      return dossier.identity === 'awaited'
        ? ['national-portal', 'national-population']
        : ['national-portal'];
    case 'printed':
    case 'fell-overdue':
    case 'identity-checked':
    case 'outside-progressed':
    case 'personal-number-arrived':
    case 'leg-begun':
    case 'reissue-ordered':
    case 'leg-dropped':
    case 'time-added':
    case 'digitising-ordered':
    case 'digitising-failed':
      return [];
    default:
      return ['national-portal'];
  }
}
