import { type Comparison, comparisonOf, type FieldKind } from '#linkage/field.ts';

/** Tables with fewer records teach nothing: among a dozen people strangers are no more than pairs. */
const FEW = 200;

export const tooFewToLearn = (left: number, right: number): boolean => Math.min(left, right) < FEW;

/** How often levels are met among strangers and, in `m`, within one person, where nothing can be learned. */
export const USUAL: Readonly<
  Record<Comparison, { readonly u: readonly number[]; readonly m: readonly number[] }>
> = {
  text: {
    u: [0.001, 0.001, 0.001, 0.001, 0.002, 0.005, 0.02, 0.02, 0.949],
    m: [0.82, 0.06, 0.01, 0.03, 0.02, 0.02, 0.01, 0.01, 0.02],
  },
  date: {
    u: [0.0001, 0.0001, 0.002, 0.015, 0.003, 0.015, 0.9648],
    m: [0.9, 0.03, 0.02, 0.02, 0.01, 0.01, 0.01],
  },
  number: { u: [0.000_001, 0.000_01, 0.0001, 0.999_889], m: [0.93, 0.04, 0.01, 0.02] },
  code: { u: [0.05, 0.05, 0.9], m: [0.9, 0.04, 0.06] },
};

/** Of all people, those who share a value that nobody shares in a small table. */
export const usualShare = (kind: FieldKind): number =>
  kind === 'sex' ? 0.5 : (USUAL[comparisonOf(kind)].u[0] ?? 1);
