/** How what the national portal holds of a dossier may differ from what we believe it was told. */
export const DIFFERENCE_KINDS = [
  'missing',
  'status',
  'due',
  'progress-missing',
  'ahead',
  'progress-doubled',
  'progress-foreign',
  'held-by-another',
] as const;
export type DifferenceKind = (typeof DIFFERENCE_KINDS)[number];

export interface PortalDifference {
  readonly kind: DifferenceKind;
  readonly ours: readonly string[];
  readonly theirs: readonly string[];
}

/** Those that telling the portal again mends; the others are for a person. */
export const MENDABLE: readonly DifferenceKind[] = [
  'missing',
  'status',
  'due',
  'progress-missing',
  'ahead',
];

export const isMendable = (kind: DifferenceKind): boolean => MENDABLE.includes(kind);

export const isDifferenceKind = (text: string): text is DifferenceKind =>
  DIFFERENCE_KINDS.some((kind) => kind === text);
