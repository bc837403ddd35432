/** The object store did not do what was asked of it, however often. */
export class StorageFault extends Error {
  /**
   * `unreachable`: no whole answer; `busy`: it says that it cannot for now; `refused`: it does not let us;
   * `no-bucket`: there is no such bucket.
   */
  readonly code: 'unreachable' | 'busy' | 'refused' | 'no-bucket';

  constructor(code: StorageFault['code'], detail: string, cause?: unknown) {
    super(`the object store, ${code}: ${detail}`, { cause });
    this.code = code;
  }
}
