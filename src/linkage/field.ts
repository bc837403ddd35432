/** How a column is read and compared. */
export type FieldKind = 'name' | 'text' | 'place' | 'date' | 'number' | 'phone' | 'code' | 'sex';

export const FIELD_KINDS: readonly FieldKind[] = [
  'name',
  'text',
  'place',
  'date',
  'number',
  'phone',
  'code',
  'sex',
];

/** One thing that both tables say of a record. */
export interface Field {
  /** As it is called in reasons and in blocking keys. */
  readonly name: string;
  readonly kind: FieldKind;
  readonly left: string;
  readonly right: string;
  /** It says whose child one is: brothers and sisters share it. */
  readonly family: boolean;
}

/** How alike two values of each kind are, from the same to different: the words of the reasons. */
export const LEVELS = {
  text: [
    'same',
    'marks-missing',
    'marks-differ',
    'one-slip',
    'word-missing',
    'close',
    'end-same',
    'start-same',
    'different',
  ],
  date: ['same', 'swapped', 'one-slip', 'year-only', 'day-same', 'year-same', 'different'],
  number: ['same', 'one-slip', 'close', 'different'],
  code: ['same', 'one-slip', 'different'],
} as const;

export type Comparison = keyof typeof LEVELS;
export type Level = (typeof LEVELS)[Comparison][number];

export const comparisonOf = (kind: FieldKind): Comparison => {
  switch (kind) {
    case 'name':
    case 'text':
    case 'place':
      return 'text';
    case 'date':
      return 'date';
    case 'number':
    case 'phone':
      return 'number';
    case 'code':
    case 'sex':
      return 'code';
  }
};

/** What stands where one of two values is missing. */
export const NOTHING = 15;
