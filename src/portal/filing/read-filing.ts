import type { Procedure } from '#catalogue/procedure.ts';
import type { ReceiveDossier } from '#dossier/command.ts';
import type { AnswerSource, Declaration, DeclaredAnswer } from '#dossier/declaration.ts';
import type {
  Applicant,
  Attachment,
  ReceivedComponent,
  Representation,
} from '#dossier/dossier-event.ts';
import type { AssistedOrigin } from '#dossier/origin.ts';
import { componentField, missingComponents } from '#dossier/receive.ts';
import { type Answers, checkAnswers, keptAnswers } from '#eform/check-answers.ts';
import { declaredConcerned, RELATION } from '#eform/declared-people.ts';
import type { FlatForm } from '#eform/form.ts';
import type { Filing } from '#portal/filing/filing.ts';
import { knownFacts } from '#portal/filing/known-facts.ts';
import { DETAILS, PAPERS } from '#portal/filing/paths.ts';
import { type Details, NOBODY, readDetails } from '#portal/filing/read-details.ts';
import { isAttached, isDeclared, MISSING_PAPER, papersOf } from '#portal/filing/steps.ts';
import type { Citizen } from '#web/citizen-session.ts';
import { controlName } from '#web/eform/read-answers.ts';
import type { FieldError } from '#web/field-error.ts';

/** What is wrong, and on which page it is mended. */
export interface FilingFault extends FieldError {
  readonly page: string;
}

export interface FilingReading {
  /** Null where something is wrong, or nobody is signed in. */
  readonly command: ReceiveDossier | null;
  readonly faults: readonly FilingFault[];
}

/** Whose word a filing is. */
export interface FilingVoice {
  /** What is confirmed of the whole. */
  readonly oath: boolean;
  /** How the applicant confirmed what another prepared; null where they have not, or file themselves. */
  readonly assisted: AssistedVoice | null;
}

export interface AssistedVoice extends Pick<AssistedOrigin, 'assistant' | 'confirmation'> {
  /** The picture of what was signed; null where a code confirmed. */
  readonly signature: Attachment | null;
}

/**
 * The command that a draft makes for whoever is signed in; of a draft for another only once they
 * confirmed it.
 */
export function readFiling(filing: Filing, { oath, assisted }: FilingVoice): FilingReading {
  const { draft, form, procedure, citizen } = filing;
  const details = readDetails(filing);
  const answers: Answers = { ...draft.answers, ...(oath ? { oath: true } : {}) };
  const faults: FilingFault[] = [
    ...formFaults(filing, answers),
    ...details.errors.map((fault) => ({ ...fault, page: DETAILS })),
  ];
  const papers = papersOf(procedure, form);
  const components = componentsOf(procedure, form, filing);
  const isUnconfirmed = draft.helped !== null && assisted === null;
  if (citizen === null || isUnconfirmed || faults.length > 0) {
    return { command: null, faults: [...faults, ...missing(papers, draft.attachments)] };
  }
  const command: ReceiveDossier = {
    type: 'receive',
    dossierId: draft.draftId,
    procedureCode: procedure.code,
    desk: details.desk,
    applicant: applicantOf(citizen, filing, details),
    concerned: form === null ? null : declaredConcerned(form, answers),
    representation: representationOf(answers),
    sets: procedure.sets,
    components,
    attachments: [...draft.attachments, ...signatureOf(assisted)],
    delivery: details.delivery,
    ...details.notify,
    ...(details.relief === null ? {} : { relief: details.relief.key }),
    ...(details.legs === undefined ? {} : { legs: details.legs }),
    ...(form === null ? {} : { declaration: declarationOf(form, answers, draft.sources) }),
    origin:
      assisted === null
        ? {
            kind: 'citizen',
            citizen: citizen.citizenId,
            assurance: citizen.assurance,
            filedAt: filing.services.now(),
          }
        : {
            kind: 'assisted',
            assistant: assisted.assistant,
            confirmation: assisted.confirmation,
            filedAt: filing.services.now(),
          },
  };
  const lacking = missingComponents(command, procedure).map((component) => ({
    field: componentField(component),
    text: MISSING_PAPER,
    page: PAPERS,
  }));
  return { command: lacking.length === 0 ? command : null, faults: lacking };
}

const signatureOf = (assisted: AssistedVoice | null): readonly Attachment[] =>
  assisted === null || assisted.signature === null ? [] : [assisted.signature];

function formFaults(filing: Filing, answers: Answers): readonly FilingFault[] {
  const { form, today } = filing;
  if (form === null) return [];
  const { isCommune } = filing.services.directory();
  const facts = { today, isCommune, complete: true };
  return checkAnswers(form, answers, facts)
    .filter(({ field }) => !isFileField(form, field))
    .map(({ field, text }) => ({
      field: controlName(field),
      text,
      page: form.pages.find(({ fields }) => fields.some(({ id }) => id === field))?.id ?? '',
    }));
}

/** Papers of the declaration are attached where all papers are. */
const isFileField = (form: FlatForm, id: string): boolean =>
  form.pages.some(({ fields }) => fields.some((field) => field.id === id && field.type === 'file'));

const missing = (
  papers: ReturnType<typeof papersOf>,
  attachments: Filing['draft']['attachments'],
): readonly FilingFault[] =>
  papers
    .filter((paper) => paper.required && !isAttached(paper, attachments))
    .map((paper) => ({
      field: componentField(paper),
      text: MISSING_PAPER,
      page: PAPERS,
    }));

/** The declaration counts as handed in by being filled in; of the others the files are there. */
function componentsOf(
  procedure: Procedure,
  form: FlatForm | null,
  { draft }: Filing,
): readonly ReceivedComponent[] {
  return procedure.components.flatMap((component): ReceivedComponent[] => {
    const isByForm = isDeclared(procedure, form, component);
    if (!isByForm && !isAttached(component, draft.attachments)) return [];
    const { key, name } = component;
    return [{ key, name: name.vi, originals: isByForm ? 1 : 0, certified: 0, copies: 0 }];
  });
}

function applicantOf(
  citizen: Citizen,
  { draft }: Filing,
  { address, phone, email }: Details,
): Applicant {
  const { helped } = draft;
  if (helped !== null) {
    const { name, identityNumber, birthDate, sex } = helped;
    return { ...NOBODY, name, identityNumber, birthDate, sex, address, phone, email };
  }
  const { kind, name, identityNumber, birthDate, enterprise } = citizen;
  return {
    ...NOBODY,
    kind,
    name,
    identityNumber,
    birthDate,
    sex: knownFacts(draft)?.sex ?? null,
    address,
    phone,
    email,
    organisation:
      enterprise === null ? null : { name: enterprise.name, taxCode: enterprise.taxCode || null },
  };
}

/** How whoever files stands to the person concerned, as declared; whoever files for themselves is self. */
function representationOf(answers: Answers): Representation {
  const relation = answers[RELATION];
  if (typeof relation !== 'string') return { basis: 'self', detail: null };
  return { basis: relation === 'cha-me' ? 'parent' : 'relative', detail: null };
}

function declarationOf(
  form: FlatForm,
  answers: Answers,
  sources: Filing['draft']['sources'],
): Declaration {
  const kept: Readonly<Record<string, DeclaredAnswer>> = keptAnswers(form, answers);
  const known = Object.entries(sources).flatMap(([id, source]): [string, AnswerSource][] =>
    source === undefined || kept[id] === undefined ? [] : [[id, source]],
  );
  return {
    form: { code: form.code, validFrom: form.validFrom },
    answers: kept,
    ...(known.length === 0 ? {} : { sources: Object.fromEntries(known) }),
  };
}
