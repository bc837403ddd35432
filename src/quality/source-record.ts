/** A record of a register as a campaign reads it: the same shape, whichever register it came from. */
export interface SourceRecord {
  readonly id: string;
  readonly name: string;
  /** YYYY-MM-DD, YYYY-MM, YYYY, or empty. */
  readonly birthDate: string;
  readonly sex: 'male' | 'female' | null;
  readonly identityNumber: string;
  /** Code of the commune, or empty. */
  readonly commune: string;
  readonly address: string;
  readonly father: string;
  readonly mother: string;
  /** What only this source tells (dose, vaccine, lot, school, class, cardIssuedOn …), by name. */
  readonly more: Readonly<Record<string, string>>;
}
