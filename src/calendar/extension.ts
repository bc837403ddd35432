import type { Instant } from '#kernel/day.ts';
import { err, ok, type Result } from '#kernel/result.ts';

/** A wish to re-set a due date (Mẫu 04: văn bản xin lỗi và hẹn lại ngày trả). */
export interface Extension {
  /** The due date in force; null where the procedure has none. */
  readonly due: Instant | null;
  readonly now: Instant;
  readonly newDue: Instant;
  readonly alreadyExtended: boolean;
}

export type ExtensionRefusal = 'no-due-date' | 'already-extended' | 'after-due-date' | 'not-later';

/** A due date may be re-set once, before it comes, to a later moment (domain.md §6.6). */
export function extensionCheck(wish: Extension): Result<Instant, ExtensionRefusal> {
  if (wish.due === null) return err('no-due-date');
  if (wish.alreadyExtended) return err('already-extended');
  if (wish.now >= wish.due) return err('after-due-date');
  return wish.newDue <= wish.due ? err('not-later') : ok(wish.newDue);
}
