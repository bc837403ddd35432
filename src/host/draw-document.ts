import { renderPaper } from '#documents/render-paper.ts';
import { renderResult } from '#documents/results/render-result.ts';
import { type ResultTemplate, templateFor } from '#documents/results/result-template.ts';
import { filledSections, resultValues } from '#documents/results/result-values.ts';
import type { AwaitedDocument } from '#dossier/documents.ts';
import type { Declaration } from '#dossier/declaration.ts';
import { fieldsOf } from '#eform/form.ts';
import { keptAnswers } from '#eform/check-answers.ts';
import type { WorkServices } from '#host/core.ts';
import { dayOf, formatDay } from '#kernel/day.ts';
import { answerText } from '#web/eform/answer-text.ts';
import { verificationUrl } from '#web/verification-url.ts';
import type { DocumentToDraw, DrawnDocument } from '#worker/signing-duty.ts';
import { paperHead, paperSource, refusalPaper } from '#workbench/papers/dossier-paper.ts';

type Drawing = Pick<WorkServices, 'world' | 'directory' | 'forms' | 'now' | 'publicUrl'>;

/** Draws what is to be signed, of the data as they stand. */
export const drawDocument =
  (services: Drawing, templates: readonly ResultTemplate[]) =>
  (wanted: DocumentToDraw): Promise<DrawnDocument> =>
    wanted.awaited.kind === 'refusal'
      ? drawRefusal(services, wanted)
      : drawResult(services, templates, wanted);

async function drawRefusal(
  services: Drawing,
  { history, id }: DocumentToDraw,
): Promise<DrawnDocument> {
  const paper = refusalPaper(paperSource(services, history, services.now()));
  const verifyAt = verificationUrl(services.publicUrl, id);
  const bytes = await renderPaper({ ...paper, verifyAt });
  return { bytes, title: paper.title, number: history.dossier.code, code: null };
}

async function drawResult(
  services: Drawing,
  templates: readonly ResultTemplate[],
  { history, awaited, id, signer }: DocumentToDraw,
): Promise<DrawnDocument> {
  const { dossier } = history;
  const source = paperSource(services, history, services.now());
  const { procedure } = source.facts;
  const template = templateFor(templates, procedure.code, dayOf(awaited.since));
  const agency = services.directory().agencyName(dossier.handler, 'vi');
  const values = resultValues(dossier, {
    declared: declaredTexts(services, dossier.received.declaration),
    agency,
    procedure: procedure.name.vi,
  });
  const number = dossier.resultNumber ?? '';
  const bytes = await renderResult({
    ...paperHead(source, '01'),
    title: template.title,
    reprint: 0,
    place: services.directory().placeName(dossier.handler),
    number,
    opening: template.opening,
    sections: filledSections(template, values),
    statement: template.statement,
    replaces: replacedBy(history.dossier, awaited),
    verifyAt: verificationUrl(services.publicUrl, id),
    signedBy: signer,
  });
  return { bytes, title: template.title, number, code: procedure.results[0]?.code ?? null };
}

function replacedBy(
  { documents }: DocumentToDraw['history']['dossier'],
  { reason }: AwaitedDocument,
) {
  const before = documents.at(-1);
  if (before === undefined) return null;
  return { number: before.number, day: formatDay(dayOf(before.signedAt)), reason };
}

/** What was declared, in Vietnamese, by the id of the field. */
function declaredTexts(
  { forms, directory }: Drawing,
  declaration: Declaration | undefined,
): ReadonlyMap<string, string> {
  const form =
    declaration === undefined
      ? null
      : forms().version(declaration.form.code, declaration.form.validFrom);
  if (form === null || declaration === undefined) return new Map();
  const answers = keptAnswers(form, declaration.answers);
  const { communes } = directory();
  return new Map(
    fieldsOf(form).flatMap((field) =>
      answers[field.id] === undefined
        ? []
        : [[field.id, answerText('vi', field, answers, communes)] as const],
    ),
  );
}
