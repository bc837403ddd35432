/** What is wrong with a catalogue file, and where, for the person who edits it. */
export interface CatalogueFault {
  /** JSON pointer into the file, as `/steps/0/actions`; empty for the whole. */
  readonly path: string;
  readonly why: string;
}
