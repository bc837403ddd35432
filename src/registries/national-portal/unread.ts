import type { Procedure, ToBeConfirmed } from '#catalogue/procedure.ts';

/** Something of the national database that cannot be taken over for certain. */
export interface Unread {
  /** Path of the place in our procedure, as `fees[0]`. */
  readonly field: string;
  /** What the national database says there, in its own words; empty where it says nothing. */
  readonly national: string;
}

/** A procedure after something was taken over, and what could not be. */
export interface Taken {
  readonly procedure: Procedure;
  readonly unread: readonly Unread[];
}

/** The procedure with a line to be confirmed for each thing unread; a field has one line. */
export function withUnread(procedure: Procedure, unread: readonly Unread[]): Procedure {
  const lines = new Map(procedure.toBeConfirmed.map((line) => [line.field, line.reason]));
  for (const [field, of] of Map.groupBy(unread, (one) => one.field)) {
    const said = of.map(reasonOf);
    const before = lines.get(field);
    const known = before === undefined ? [] : [before];
    const reasons = [...known, ...said.filter(({ vi }) => !(before?.vi.includes(vi) ?? false))];
    lines.set(field, {
      vi: reasons.map(({ vi }) => vi).join(' '),
      en: reasons.map(({ en }) => en).join(' '),
    });
  }
  const toBeConfirmed = [...lines].map(([field, reason]): ToBeConfirmed => ({ field, reason }));
  return { ...procedure, toBeConfirmed };
}

const reasonOf = ({ national }: Unread): ToBeConfirmed['reason'] =>
  national === ''
    ? {
        vi: 'CSDL quốc gia về TTHC không có mục này.',
        en: 'The national database of procedures does not have this.',
      }
    : {
        vi: `CSDL quốc gia về TTHC ghi: “${national}”.`,
        en: `The national database of procedures says: “${national}”.`,
      };
