import { textIn } from '#kernel/bilingual.ts';
import type { Component } from '#catalogue/procedure.ts';
import { componentField } from '#dossier/receive.ts';
import type { Filing } from '#portal/filing/filing.ts';
import { filingFrame, onward } from '#portal/filing/frame.ts';
import { infectedError, infectedPapers } from '#portal/filing/infected-papers.ts';
import { draftFilePath, PAPERS } from '#portal/filing/paths.ts';
import { reusePart } from '#portal/filing/reuse-part.ts';
import { heldPapers } from '#portal/documents/held-papers.ts';
import { isAttached, MISSING_PAPER, papersOf, stepsOf } from '#portal/filing/steps.ts';
import { formIsOurs } from '#portal/citizen/visitor.ts';
import { sendDraftPage } from '#portal/filing/draft-page.ts';
import { changeAttachments } from '#store/drafts.ts';
import { checkbox } from '#web/components/choices.ts';
import { fileInput } from '#web/components/file-input.ts';
import { hiddenFields } from '#web/components/hidden-fields.ts';
import { errorOf, type FieldError } from '#web/field-error.ts';
import { readFormBody } from '#web/form-body.ts';
import { many, one } from '#web/form-values.ts';
import { formatFileSize } from '#web/format.ts';
import { type Html, html } from '#web/html.ts';
import { UPLOADS } from '#web/resumable-uploads.ts';
import { keepAttachment } from '#web/kept-attachment.ts';
import { sayIn } from '#web/language.ts';
import { sendProblemPage } from '#web/send-problem.ts';
import { FORM_TOO_OLD } from '#web/sign-in.ts';

/** The papers, each as a photo or a file; what was sent already stays, unless a virus was found in it. */
export async function showPapers(filing: Filing): Promise<unknown> {
  const { draft } = filing;
  const infected = await infectedPapers(filing);
  const attachments = draft.attachments.filter((attachment) => !infected.includes(attachment));
  return send({ ...filing, draft: { ...draft, attachments } }, infected.map(infectedError), 200);
}

/** Keeps every file that can be used, whatever is wrong with the others. */
export async function savePapers(filing: Filing): Promise<unknown> {
  const { services, draft, request, reply, procedure, form } = filing;
  const body = await readFormBody(request, services);
  if (!formIsOurs(request, services, one(body.values, '_csrf'))) {
    return sendProblemPage(request, reply, services, 403, FORM_TOO_OLD);
  }
  const papers = papersOf(procedure, form);
  const keys = new Set(papers.map(({ key }) => key));
  const dropped = new Set(many(body.values, 'drop'));
  const infected = await infectedPapers(filing);
  const drop = draft.attachments.filter(
    (attachment) =>
      infected.includes(attachment) ||
      dropped.has(keepAttachment(services.formKey, draft.draftId, attachment)),
  );
  const add = body.attachments.filter(({ component }) => keys.has(component));
  const change = { add: add.filter((attachment) => !drop.includes(attachment)), drop };
  const now = services.now();
  const attachments = await changeAttachments(services.pool, draft.draftId, change, now);
  const after = { ...filing, draft: { ...draft, attachments } };
  const missing = papers
    .filter((paper) => paper.required && !isAttached(paper, attachments))
    .map(
      (paper): FieldError => ({
        field: componentField(paper),
        text: MISSING_PAPER,
      }),
    )
    .filter(({ field }) => !body.errors.some((error) => error.field === field));
  const refused = infected
    .map(infectedError)
    .filter(({ text }) => !body.errors.some((error) => error.text.vi === text.vi));
  const errors = [...body.errors, ...refused, ...missing];
  return errors.length > 0 ? send(after, errors) : onward(after, PAPERS);
}

async function send(
  filing: Filing,
  errors: readonly FieldError[],
  status = errors.length > 0 ? 422 : 200,
): Promise<unknown> {
  const { lang, procedure, form, draft, citizen, services } = filing;
  const say = sayIn(lang);
  const held = citizen === null || draft.helped !== null ? [] : await heldPapers(services, citizen);
  const field = (paper: Component) =>
    html`${paperField(filing, paper, errors)}${reusePart(filing, paper, held)}`;
  const title = say('Giấy tờ', 'Papers');
  const papers = papersOf(procedure, form);
  const needed = papers.filter(({ required }) => required);
  const others = papers.filter(({ required }) => !required);
  const steps = stepsOf(filing);
  return sendDraftPage(filing, steps, {
    title,
    errors,
    status,
    scripts: ['tus.js', 'upload.js'],
    body: filingFrame(filing, steps, {
      page: PAPERS,
      title,
      errors,
      hasFiles: true,
      // By which kept files are known to be this draft's.
      hidden: { dossierId: draft.draftId },
      uploadTo: UPLOADS,
      body: html`<p>${say('Chụp rõ cả trang, hoặc chọn tệp PDF. Mỗi tệp không quá 20 MB.', 'Take a clear picture of the whole page, or choose a PDF. At most 20 MB each.')}</p>
${needed.map(field)}
${others.length === 0 ? null : html`<details class="more"><summary>${say('Giấy tờ chỉ cần khi có', 'Papers that are needed only in some cases')}</summary>${others.map(field)}</details>`}`,
    }),
  });
}

function paperField(filing: Filing, paper: Component, errors: readonly FieldError[]): Html {
  const { lang } = filing;
  return fileInput({
    lang,
    name: componentField(paper),
    label: textIn(lang, paper.name),
    ...(paper.when === null ? {} : { hint: textIn(lang, paper.when) }),
    error: errorOf(errors, componentField(paper), lang),
    optional: !paper.required,
    multiple: true,
    kept: keptFiles(filing, paper),
  });
}

function keptFiles({ lang, draft, services }: Filing, { key }: Component) {
  const say = sayIn(lang);
  return draft.attachments.flatMap((attachment, index) => {
    if (attachment.component !== key) return [];
    const token = keepAttachment(services.formKey, draft.draftId, attachment);
    return [
      {
        name: attachment.name,
        size: formatFileSize(attachment.size, lang),
        href: draftFilePath(draft.draftId, attachment.sha256),
        control: html`${hiddenFields({ kept: token })}${checkbox({
          name: 'drop',
          id: `drop-${index}`,
          value: token,
          text: html`${say('Bỏ tệp này', 'Remove this file')}<span class="sr"> ${attachment.name}</span>`,
        })}`,
      },
    ];
  });
}
