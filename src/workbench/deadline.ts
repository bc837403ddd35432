import type { Urgency } from '#calendar/urgency.ts';
import type { Language } from '#kernel/bilingual.ts';
import type { Instant } from '#kernel/day.ts';
import type { DeadlineTagProps } from '#web/components/deadline-tag.ts';
import { sayIn } from '#web/language.ts';

/** What the deadline of a dossier looks like: band and words. A stopped clock has no urgency. */
export function deadlineOf(
  lang: Language,
  dossier: {
    readonly phase: string;
    readonly dueAt: Instant | null;
    readonly finishedAt: Instant | null;
  },
  urgency: Urgency,
): DeadlineTagProps {
  const say = sayIn(lang);
  if (dossier.dueAt === null) return { band: 'none', text: say('Không có hạn', 'No due date') };
  if (dossier.finishedAt !== null) {
    return dossier.finishedAt <= dossier.dueAt
      ? { band: 'ok', text: say('Xong đúng hạn', 'Done on time') }
      : { band: 'overdue', text: say('Xong trễ hạn', 'Done late') };
  }
  if (dossier.phase === 'awaiting-supplement') {
    return { band: 'none', text: say('Tạm dừng tính hạn', 'Clock stopped') };
  }
  const days = Math.max(1, Math.abs(urgency.workingDays));
  switch (urgency.band) {
    case 'overdue':
      return { band: 'overdue', text: say('Quá hạn {days} ngày', '{days} days overdue', { days }) };
    case 'today':
      return { band: 'today', text: say('Hết hạn hôm nay', 'Due today') };
    case 'soon':
    case 'ok':
      return { band: urgency.band, text: say('Còn {days} ngày', '{days} days left', { days }) };
    case 'none':
      return { band: 'none', text: say('Không có hạn', 'No due date') };
  }
}
