/** What is kept cannot be read: its key is another one, or its bytes are not what they were. */
export class ContentFault extends Error {
  readonly code: 'unknown-key' | 'damaged';

  constructor(code: ContentFault['code'], detail: string, cause?: unknown) {
    super(`${code}: ${detail}`, { cause });
    this.code = code;
  }
}
