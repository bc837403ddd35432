import type { Change, Dossier } from '#dossier/dossier.ts';
import type {
  Attachment,
  OutsideAnswered,
  OutsideProgressed,
  OutsideResult,
  PersonalNumberArrived,
} from '#dossier/dossier-event.ts';
import type { IdentityChecked } from '#dossier/identity-checked.ts';
import type { LegDropped, LegEnded, LegEvent } from '#dossier/leg-event.ts';
import { evolveLegs, isOpen } from '#dossier/legs.ts';
import type { Instant } from '#kernel/day.ts';

type FromOutside =
  | IdentityChecked
  | OutsideProgressed
  | OutsideAnswered
  | PersonalNumberArrived
  | LegEvent;

/** What an event changes that tells what others did: a register, another system, the agency of a leg. */
export function changeFromOutside(before: Dossier, event: FromOutside, at: Instant): Change {
  switch (event.type) {
    case 'identity-checked':
      return { identity: event.outcome };
    case 'outside-progressed':
      return { outside: { stage: event.stage, reference: event.reference } };
    case 'outside-answered':
      return {
        phase: { kind: 'waiting', step: event.to, since: at },
        outsideResults: withResult(before, event.step, event.result),
        attachments: [...before.attachments, ...papersOf(event.result)],
      };
    case 'personal-number-arrived':
      return { outsideResults: withPersonalNumber(before, event.personalNumber) };
    case 'leg-begun':
      return {};
    case 'leg-ended':
      return {
        ...afterLeg(before, event, at),
        attachments: [...before.attachments, ...papersOf(event.result?.register ?? null)],
      };
    case 'leg-dropped':
      return afterLeg(before, event, at);
    case 'time-added':
      return { due: event.due, timeAdded: [...before.timeAdded, event.key] };
  }
}

/** On to the hand-over with the last leg; closed where no leg is open and none was granted. */
function afterLeg(before: Dossier, event: LegEnded | LegDropped, since: Instant): Change {
  if (before.phase.kind === 'closed') return {};
  if (event.to !== null) {
    return { phase: { kind: 'waiting', step: event.to, since }, finishedAt: since };
  }
  const legs = evolveLegs(before.legs, event, since);
  if (legs.some(isOpen)) return {};
  const isRefused = legs.some(({ phase }) => phase.kind === 'refused');
  const outcome = isRefused ? 'refused' : 'stopped';
  const phase = { kind: 'closed', outcome, since } as const;
  return { phase, finishedAt: since, endedBecause: event.reason };
}

const papersOf = (result: OutsideResult | null): readonly Attachment[] =>
  result === null || result.paper === null ? [] : [result.paper];

type Results = Dossier['outsideResults'];

const withResult = (
  { outsideResults }: Dossier,
  step: string,
  result: OutsideResult | null,
): Results => (result === null ? outsideResults : { ...outsideResults, [step]: result });

/** The number is that of whichever result still waits for one. */
const withPersonalNumber = ({ outsideResults }: Dossier, personalNumber: string): Results =>
  Object.fromEntries(
    Object.entries(outsideResults).map(([step, result]) => [
      step,
      result.awaitsPersonalNumber
        ? { ...result, personalNumber, awaitsPersonalNumber: false }
        : result,
    ]),
  );
