import type { Officer } from '#access/officer.ts';
import { type WrittenPart, writtenParts } from '#written-report/de-an-06/outline.ts';
import { ownerOf } from '#store/report-facts.ts';
import type { Services } from '#web/services.ts';

/** A part of the report with the agency that writes it; null where no such agency exists. */
export interface OwnedPart extends WrittenPart {
  readonly agency: { readonly code: string; readonly name: string } | null;
}

/** The parts of the report that an officer may write: the administrator all, others those of their agency. */
export function partsFor(services: Services, officer: Officer): readonly OwnedPart[] {
  const owned = ownedParts(services);
  if (officer.role === 'province-administrator') return owned;
  if (officer.role === 'counter-officer') return [];
  return owned.filter(({ agency }) => agency?.code === officer.agency);
}

export const ownedParts = ({ reportOutline, directory }: Services): readonly OwnedPart[] =>
  writtenParts(reportOutline).map((part) => {
    const found = ownerOf(part.owner, directory().agencies);
    return {
      ...part,
      agency: found === undefined ? null : { code: found.code, name: found.name.vi },
    };
  });
