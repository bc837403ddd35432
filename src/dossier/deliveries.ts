import type { Dossier } from '#dossier/dossier.ts';
import type { DossierEvent } from '#dossier/dossier-event.ts';

/** Parties outside of the province's own system that are told of dossiers, or asked about them. */
export const PARTIES = ['national-portal', 'national-population'] as const;
export type Party = (typeof PARTIES)[number];

/**
 * The parties that an event concerns. It is decided with the event and written in its transaction;
 * what each is told of it is the adapter's (`registries`).
 */
export function partiesOf(event: DossierEvent, dossier: Dossier): readonly Party[] {
  switch (event.type) {
    case 'received':
      return dossier.identity === 'awaited'
        ? ['national-portal', 'national-population']
        : ['national-portal'];
    case 'printed':
    case 'fell-overdue':
    case 'identity-checked':
      return [];
    default:
      return ['national-portal'];
  }
}
