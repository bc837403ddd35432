import type { Instant } from '#kernel/day.ts';
import type { RunCommand } from '#store/run-command.ts';
import type { Handler } from '#worker/deliver.ts';

/** A due date rings: the dossier notes in its own history that it fell overdue, if it did. */
export function dueDateHandler(runCommand: RunCommand, now: () => Instant): Handler {
  return async (message) => {
    const command = { type: 'note-overdue', dossierId: message.dossierId } as const;
    await runCommand({ command, officer: null, at: now() });
  };
}
