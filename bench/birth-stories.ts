import { strict as assert } from 'node:assert';
import type { Act } from '#dossier/command.ts';
import type { Dossier } from '#dossier/dossier.ts';
import { plainActs, procedureOf } from '#test/support/dossier-fixtures.ts';

export const BIRTH = '2.000986';
export const CIVIL = '1.001193';
const RESIDENCE = '1.004222';

/** What officers do next at a step; `on` is whose dossier it is done to. */
export interface NextAct {
  readonly on: 'this' | 'whole';
  readonly act: Act;
}

/** Where a dossier stands that is somebody's work. */
export interface Standing {
  readonly procedure: string;
  readonly step: string;
  readonly isHeld: boolean;
  readonly hasAsked: boolean;
}

/** A story of docs/interlinked-stories.md: what is done otherwise than plainly, and how the whole must end. */
export interface BirthStory {
  readonly name: string;
  /** Of a hundred births. */
  readonly share: number;
  /** Null where the plain act is done. */
  readonly next: (at: Standing) => NextAct | null;
  readonly outcome: 'handed-over' | 'refused' | 'stopped';
  /** Phases of registration, residence and card. */
  readonly legs: string;
  readonly hasTimeAdded: boolean;
}

const withdraw: NextAct = {
  on: 'whole',
  act: { type: 'stop', reason: 'Gia đình rút hồ sơ', feeSettlement: '' },
};
const here = (act: Act): NextAct => ({ on: 'this', act });
const isAt = (at: Standing, procedure: string, step: string): boolean =>
  at.procedure === procedure && at.step === step;

/** A leader who refuses has accepted the dossier before. */
const refusedAt =
  (procedure: string) =>
  (at: Standing): NextAct | null =>
    isAt(at, procedure, 'ky-duyet')
      ? here(at.isHeld ? plainActs.refuse : { type: 'accept' })
      : null;

export const STORIES: readonly BirthStory[] = [
  {
    name: 'plain',
    share: 60,
    next: () => null,
    outcome: 'handed-over',
    legs: 'granted granted granted',
    hasTimeAdded: false,
  },
  {
    name: 'withdrawn at the desk',
    share: 5,
    next: (at) => (isAt(at, BIRTH, 'tiep-nhan') ? withdraw : null),
    outcome: 'stopped',
    legs: 'to-come to-come to-come',
    hasTimeAdded: false,
  },
  {
    name: 'withdrawn after the registration',
    share: 5,
    next: (at) => (isAt(at, RESIDENCE, 'tham-dinh') ? withdraw : null),
    outcome: 'stopped',
    legs: 'granted stopped *',
    hasTimeAdded: false,
  },
  {
    name: 'birth refused',
    share: 5,
    next: refusedAt(CIVIL),
    outcome: 'refused',
    legs: 'refused void void',
    hasTimeAdded: false,
  },
  {
    name: 'householder does not agree',
    share: 5,
    next: refusedAt(RESIDENCE),
    outcome: 'handed-over',
    legs: 'granted refused granted',
    hasTimeAdded: false,
  },
  {
    name: 'householder asked',
    share: 10,
    next: (at) => {
      if (!isAt(at, RESIDENCE, 'tham-dinh') || at.hasAsked) return null;
      return here(at.isHeld ? plainActs['request-supplement'] : { type: 'accept' });
    },
    outcome: 'handed-over',
    legs: 'granted granted granted',
    hasTimeAdded: true,
  },
  {
    name: 'residence left out',
    share: 10,
    next: (at) =>
      isAt(at, BIRTH, 'tiep-nhan') && !at.hasAsked
        ? here({ type: 'drop-leg', leg: RESIDENCE, reason: 'Gia đình không cần nữa' })
        : null,
    outcome: 'handed-over',
    legs: 'granted dropped granted',
    hasTimeAdded: false,
  },
];

/** The story of the `index`-th birth: by their shares, and the same in every run. */
export function storyOf(index: number): BirthStory {
  let left = (index * 37) % 100;
  for (const story of STORIES) {
    if (left < story.share) return story;
    left -= story.share;
  }
  return assert.fail('the shares make a hundred');
}

/** What somebody does at a step where nothing particular happens. */
export function plainAct({ procedure, step }: Standing): Act {
  const found = procedureOf(procedure).steps.find(({ id }) => id === step);
  return plainActs[(found ?? assert.fail(step)).mainAction];
}

/** Why a whole did not end as its story says, or null. */
export function wrongEnd(story: BirthStory, { phase, legs, timeAdded }: Dossier): string | null {
  const outcome = phase.kind === 'closed' ? phase.outcome : phase.step;
  const stand = legs.map((leg) => leg.phase.kind).join(' ');
  const wanted = new RegExp(`^${story.legs.replace('*', '(stopped|granted)')}$`);
  const isRight =
    outcome === story.outcome && wanted.test(stand) && timeAdded.length > 0 === story.hasTimeAdded;
  return isRight ? null : `${story.name}: ${outcome}, ${stand}, ${timeAdded.join(' ')}`;
}
