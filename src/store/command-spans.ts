import type { Job, Outcome } from '#store/job.ts';
import { inSpan, traceparent } from '#tracing/in-span.ts';

/** One command from its arrival to its commit; deliveries that it orders go back to this span. */
export const inCommandSpan = (job: Job, commit: (job: Job) => Promise<Outcome>): Promise<Outcome> =>
  inSpan(
    { name: `command ${kindOf(job)}`, attributes: { 'mot_cua.dossier': job.command.dossierId } },
    async (span) => {
      const traced = traceparent();
      const outcome = await commit(traced === null ? job : { ...job, traceparent: traced });
      if (!outcome.ok) span.setAttribute('mot_cua.refusal', outcome.refusal.code);
      return outcome;
    },
  );

/** The transaction that commands share: within the trace of the first, linked with all the others. */
export function inBatchSpan<T>(jobs: readonly Job[], run: () => Promise<T>): Promise<T> {
  const traced = jobs.flatMap(({ traceparent: parent }) => parent ?? []);
  const [parent = null, ...links] = traced;
  const attributes = { 'mot_cua.commands': jobs.length };
  return inSpan({ name: 'write batch', attributes, parent, links }, run);
}

/** What a command asks for: the act where it is one. */
export const kindOf = ({ command }: Job): string =>
  command.type === 'act' ? command.act.type : command.type;
