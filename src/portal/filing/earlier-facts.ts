import { type KnownFacts, type KnownPerson, factsFrom } from '#portal/filing/known-facts.ts';
import type { OwnDossier } from '#store/own-dossiers.ts';

/** What a person may have declared of somebody, by the last part of the field. */
const FACTS = ['name', 'birthDate', 'ethnicity', 'nationality', 'residence', 'phone', 'email'];

/**
 * What earlier dossiers declare of the person with a number, the newest word of each fact. Groups of a
 * declaration are told by the number in them: nobody else's facts are taken for theirs.
 */
export function earlierFacts(dossiers: readonly OwnDossier[], number: string): KnownPerson {
  const newestLast = dossiers.toReversed();
  return Object.assign(
    {},
    ...newestLast.flatMap(({ history }): KnownPerson[] => {
      const { declaration } = history.dossier.received;
      if (declaration === undefined) return [];
      const { answers } = declaration;
      const groups = Object.keys(answers).flatMap((id) =>
        id.endsWith('.number') && answers[id] === number ? [id.slice(0, -'.number'.length)] : [],
      );
      return groups.map((group) => {
        const told = FACTS.map((fact) => [fact, answers[`${group}.${fact}`]] as const);
        return factsFrom(Object.fromEntries(told), 'declaration', history.dossier.receivedAt);
      });
    }),
  );
}

/** The desk of the newest dossier, and how its applicant wanted to be told. */
export function lastChoices(dossiers: readonly OwnDossier[]): KnownFacts['last'] {
  const received = dossiers[0]?.history.dossier.received;
  return received === undefined ? null : { desk: received.desk, notify: received.notify ?? null };
}
