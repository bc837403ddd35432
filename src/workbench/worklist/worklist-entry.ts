import { textIn } from '#kernel/bilingual.ts';
import { urgency } from '#calendar/urgency.ts';
import type { Procedure } from '#catalogue/procedure.ts';
import type { ActType } from '#dossier/command.ts';
import { dayOf, parseDay } from '#kernel/day.ts';
import type { WorklistRow } from '#store/worklist.ts';
import { button } from '#web/components/button.ts';
import { csrfField } from '#web/components/csrf-field.ts';
import { hiddenFields } from '#web/components/hidden-fields.ts';
import { linkButton } from '#web/components/link-button.ts';
import type { WorklistEntry } from '#web/components/worklist-table.ts';
import { formatShortDateTime, formatShortDay } from '#web/format.ts';
import { type Html, html } from '#web/html.ts';
import { sayIn } from '#web/language.ts';
import { actLabels } from '#workbench/act-labels.ts';
import { deadlineOf } from '#workbench/deadline.ts';
import { subjectsOf } from '#access/officer.ts';
import type { OfficerRequest } from '#workbench/officer-request.ts';
import { outcomeTag } from '#workbench/phase-labels.ts';
import type { Bounds } from '#workbench/worklist/worklist-page.ts';

/** One row of a list: the deadline in colour, symbol and words, and the next step one click away. */
export function worklistEntry(on: OfficerRequest, row: WorklistRow, bounds: Bounds): WorklistEntry {
  const { lang, services } = on;
  const from = parseDay(row.procedureFrom);
  const procedure = from.ok
    ? services.world().procedureVersion(row.procedureCode, from.value)
    : null;
  const href = `/can-bo/ho-so/${row.dossierId}`;
  return {
    href,
    code: row.code,
    codeHead: row.code.indexOf('-') + 1,
    procedure: textIn(lang, procedure?.shortName) ?? row.procedureCode,
    procedureFull: textIn(lang, procedure?.name),
    applicant: row.applicantName,
    received: { text: formatShortDateTime(row.receivedAt, lang), dateTime: row.receivedAt },
    due:
      row.dueAt === null
        ? null
        : { text: formatShortDay(dayOf(row.dueAt), lang), dateTime: row.dueAt },
    deadline: deadlineOf(lang, row, urgency(row.dueAt, bounds.now, bounds.calendar)),
    step: stepTag(on, row, procedure),
    // One's own name on every row would say nothing.
    holder:
      row.holder !== null && subjectsOf(on.officer).includes(row.holder)
        ? undefined
        : (row.holderName ?? undefined),
    action: nextAction(on, row, procedure, href),
  };
}

function stepTag(on: OfficerRequest, row: WorklistRow, procedure: Procedure | null) {
  const { lang } = on;
  if (row.phase === 'closed') return outcomeTag(lang, row.outcome);
  const name =
    textIn(lang, procedure?.steps.find((step) => step.id === row.step)?.name) ?? row.step ?? '';
  const say = sayIn(lang);
  switch (row.phase) {
    case 'awaiting-supplement':
      return { text: say('Chờ dân bổ sung', 'Awaiting supplement'), tone: 'warning' as const };
    case 'waiting':
      return { text: `${say('Chờ nhận', 'To accept')}: ${name}`, tone: 'info' as const };
    case 'in-hand':
      return { text: name, tone: 'neutral' as const };
  }
}

/** Acts that need nothing typed are done from the list; the others lead to their form. */
const oneClick: ReadonlySet<ActType> = new Set([
  'accept',
  'pass-on',
  'propose',
  'sign',
  'hand-over',
]);

function nextAction(
  on: OfficerRequest,
  row: WorklistRow,
  procedure: Procedure | null,
  href: string,
): Html | null {
  const act = nextAct(on, row, procedure);
  if (act === null) return null;
  const text = textIn(on.lang, actLabels[act]);
  if (!oneClick.has(act)) {
    return linkButton({
      text,
      href: `${href}#${act}`,
      about: row.code,
      kind: 'secondary',
      size: 'small',
      main: true,
    });
  }
  return html`<form method="post" action="${href}/${act}" data-once>${csrfField(on.session.csrf)}${hiddenFields(
    {
      version: String(row.version),
      receiver: row.applicantName,
      from: 'worklist',
    },
  )}${button({ text, about: row.code, kind: 'secondary', size: 'small', main: true })}</form>`;
}

function nextAct(
  on: OfficerRequest,
  row: WorklistRow,
  procedure: Procedure | null,
): ActType | null {
  const { officer } = on;
  const step = procedure?.steps.find((candidate) => candidate.id === row.step);
  const isDesk = officer.role === 'counter-officer' && officer.agency === row.desk;
  if (row.phase === 'awaiting-supplement') return isDesk ? 'record-supplement' : null;
  if (step === undefined || row.stepRole !== officer.role || row.place !== officer.agency)
    return null;
  // The plain case needs no acceptance (`dossier/acts.ts`); what a system does is taken from it first.
  if (row.phase === 'waiting') return step.system === null ? step.mainAction : 'accept';
  return row.holder !== null && subjectsOf(officer).includes(row.holder) ? step.mainAction : null;
}
