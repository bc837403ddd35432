/** What a campaign asks for, one answer each. Names are as the administrator typed them. */
export type Indicator =
  | NumberIndicator
  | PercentageIndicator
  | TextIndicator
  | FileIndicator
  | ChoiceIndicator;

interface Asked {
  /** Letters, digits and hyphens; ties answers of one period to those of the last. */
  readonly code: string;
  readonly name: string;
  readonly required: boolean;
}

export interface NumberIndicator extends Asked {
  readonly kind: 'number';
  /** `máy`, `TB`, `kVA`. */
  readonly unit: string;
  readonly min: number | null;
  readonly max: number | null;
  readonly decimals: 0 | 2;
  /** What the system itself counts; null where it is typed. */
  readonly source: NamedSource | null;
}

export interface PercentageIndicator extends Asked {
  readonly kind: 'percentage';
  /** Codes of the numbers that it is reckoned from; null where it is typed, and then not summed up. */
  readonly parts: { readonly numerator: string; readonly denominator: string } | null;
}

export interface TextIndicator extends Asked {
  readonly kind: 'text';
}

export interface FileIndicator extends Asked {
  readonly kind: 'file';
}

export interface ChoiceIndicator extends Asked {
  readonly kind: 'choice';
  readonly options: readonly string[];
}

/** Numbers that the system knows of an agency and a period. */
export const NAMED_SOURCES = [
  'dossiers-received',
  'dossiers-online',
  'dossiers-finished',
  'dossiers-on-time',
  'dossiers-late',
] as const;
export type NamedSource = (typeof NAMED_SOURCES)[number];

export interface Section {
  readonly title: string;
  readonly indicators: readonly Indicator[];
}

export type CampaignForm = readonly Section[];

export const indicatorsOf = (form: CampaignForm): readonly Indicator[] =>
  form.flatMap(({ indicators }) => indicators);

/** Those that are summed up: numbers, and percentages of numbers. */
export const summedOf = (form: CampaignForm): readonly SummedIndicator[] =>
  indicatorsOf(form).filter(isSummed);

export type SummedIndicator = NumberIndicator | PercentageIndicator;

const isSummed = (indicator: Indicator): indicator is SummedIndicator =>
  indicator.kind === 'number' || (indicator.kind === 'percentage' && indicator.parts !== null);

/** Whether somebody types it: what is reckoned from others is not. */
export const isTyped = (indicator: Indicator): boolean =>
  indicator.kind !== 'file' && !(indicator.kind === 'percentage' && indicator.parts !== null);
