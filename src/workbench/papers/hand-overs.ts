import { strict as assert } from 'node:assert';
import type { ProcessStep } from '#catalogue/process.ts';
import type { ControlPaper } from '#documents/paper.ts';
import { type Dossier, evolve } from '#dossier/dossier.ts';
import type { Instant } from '#kernel/day.ts';
import type { PaperSource } from '#workbench/papers/dossier-paper.ts';

type HandOver = ControlPaper['handOvers'][number];

/** The lines of form 05: each time the dossier went from one hand to the next. */
export function handOvers(source: PaperSource): readonly HandOver[] {
  const lines: HandOver[] = [];
  let dossier: Dossier | null = null;
  for (const recorded of source.history.events) {
    const before: Dossier | null = dossier;
    dossier = evolve(before, recorded);
    if (recorded.event.type === 'received') {
      const to = stepPlace(source, dossier, 'tiep-nhan');
      lines.push({
        ...blank(recorded.at),
        from: dossier.applicant.name,
        to,
        acceptedAt: recorded.at,
      });
    } else if (recorded.event.type === 'accepted') {
      acceptLast(lines, recorded.at);
    } else if (before !== null && moved(before, dossier)) {
      const from = stepPlace(source, before, stepId(before));
      const to =
        dossier.phase.kind === 'closed'
          ? dossier.applicant.name
          : stepPlace(source, dossier, stepId(dossier));
      const standing = standingAt(dossier, recorded.at);
      const note = hasNewAgency(before, dossier) ? 'Sắp xếp đơn vị hành chính' : '';
      lines.push({ ...blank(recorded.at), from, to, standing, note });
    }
  }
  return lines;
}

const blank = (at: Instant): Pick<HandOver, 'at' | 'acceptedAt' | 'standing' | 'note'> => ({
  at,
  acceptedAt: null,
  standing: 'none',
  note: '',
});

const stepId = (dossier: Dossier): string =>
  dossier.phase.kind === 'closed' ? '' : dossier.phase.step;

const moved = (before: Dossier, after: Dossier): boolean => {
  if (after.phase.kind === 'closed') return before.phase.kind !== 'closed';
  return stepId(before) !== stepId(after) || hasNewAgency(before, after);
};

/** Whether other agencies took over (a reorganisation). */
const hasNewAgency = (before: Dossier, after: Dossier): boolean =>
  before.desk !== after.desk || before.handler !== after.handler;

function acceptLast(lines: HandOver[], at: Instant): void {
  const last = lines.at(-1);
  assert(last !== undefined, 'a step is accepted after it was handed over');
  if (last.acceptedAt === null) lines[lines.length - 1] = { ...last, acceptedAt: at };
}

/** How the dossier stood against its due date when it left a hand. */
function standingAt(dossier: Dossier, at: Instant): HandOver['standing'] {
  if (dossier.due.at === null) return 'none';
  if (at > dossier.due.at) return 'late';
  return at.slice(0, 10) === dossier.due.at.slice(0, 10) ? 'on-time' : 'early';
}

function stepPlace(source: PaperSource, dossier: Dossier, id: string): string {
  const step: ProcessStep | undefined = source.facts.procedure.steps.find((one) => one.id === id);
  const agency = step?.place === 'handler' ? dossier.handler : dossier.desk;
  return `${source.directory.agencyName(agency, 'vi')} (${step?.name.vi ?? id})`;
}
