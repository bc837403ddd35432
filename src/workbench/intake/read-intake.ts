import { reliefOf } from '#dossier/fee.ts';
import { RELIEF } from '#web/fee-relief-field.ts';
import { checkAnswers, keptAnswers } from '#eform/check-answers.ts';
import type { FlatForm } from '#eform/form.ts';
import type { Procedure } from '#catalogue/procedure.ts';
import type { ReceiveDossier } from '#dossier/command.ts';
import type {
  Applicant,
  Attachment,
  PersonConcerned,
  ReceivedComponent,
  Representation,
} from '#dossier/dossier-event.ts';
import { componentField, missingComponents } from '#dossier/receive.ts';
import { refusalTexts } from '#dossier/refusal.ts';
import type { Day } from '#kernel/day.ts';
import type { FieldError } from '#web/field-error.ts';
import { controlName, readAnswers } from '#web/eform/read-answers.ts';
import type { FormValues } from '#web/form-values.ts';
import { isRepresentationBasis } from '#workbench/intake/intake-fields.ts';
import { type DeliveryFacts, readDelivery } from '#web/read-delivery.ts';
import { GROUP_MISSING, readLegs, unsaidGroups } from '#web/legs-field.ts';
import { readNotify } from '#web/read-notify.ts';
import { createFieldReader, type FieldReader } from '#web/field-reader.ts';

/** What an intake form says: the command it makes, or all that is wrong; warnings in either case. */
export interface IntakeReading {
  readonly command: ReceiveDossier | null;
  readonly errors: readonly FieldError[];
  readonly warnings: readonly FieldError[];
}

/** What an intake form is read by. */
export interface IntakeFacts extends DeliveryFacts {
  readonly procedure: Procedure;
  readonly today: Day;
  /** The declaration of the procedure, where there is one. */
  readonly form: FlatForm | null;
}

const MAX_COUNT = 99;

/** Reads the whole form and names everything that is wrong at once. */
export function readIntake(
  values: FormValues,
  attachments: readonly Attachment[],
  { procedure, today, form, isCommune, addressOf }: IntakeFacts,
): IntakeReading {
  const reader = createFieldReader(values, today);
  const applicant = readApplicant(reader);
  const concerned = readConcerned(reader, procedure);
  const relief = reliefOf(procedure, reader.text(RELIEF));
  const legs = readLegs(procedure, (field) => reader.text(field));
  for (const field of unsaidGroups(procedure, (name) => reader.text(name))) {
    reader.fail(field, GROUP_MISSING);
  }
  const command: ReceiveDossier = {
    type: 'receive',
    dossierId: reader.dossierId(),
    procedureCode: procedure.code,
    applicant,
    concerned,
    representation: readRepresentation(reader),
    sets: reader.count('sets', 1, MAX_COUNT),
    components: readComponents(reader, procedure, attachments),
    attachments,
    delivery: readDelivery(reader, applicant.phone, { isCommune, addressOf }),
    ...readNotify(reader, applicant),
    ...(relief === null ? {} : { relief: relief.key }),
    ...(legs === undefined ? {} : { legs }),
    ...(form === null ? {} : readDeclaration(reader, values, form, { today, isCommune })),
  };
  for (const component of missingComponents(command, procedure)) {
    reader.fail(componentField(component), refusalTexts['component-missing']);
  }
  const { errors, warnings } = reader;
  return { command: errors.length === 0 ? command : null, errors, warnings };
}

function readApplicant(reader: FieldReader): Applicant {
  const kind = reader.choice('applicantKind', ['citizen', 'enterprise', 'organisation']);
  const person = readPerson(reader, 'applicant');
  return {
    kind,
    ...person,
    address: reader.required('applicantAddress', 300, {
      vi: 'Nhập địa chỉ của người nộp hồ sơ.',
      en: 'Enter the applicant’s address.',
    }),
    phone: reader.phone('applicantPhone'),
    email: reader.email('applicantEmail'),
    organisation: kind === 'citizen' ? null : readOrganisation(reader),
  };
}

function readOrganisation(reader: FieldReader): Applicant['organisation'] {
  return {
    name: reader.required('organisationName', 200, {
      vi: 'Nhập tên doanh nghiệp hoặc tổ chức.',
      en: 'Enter the name of the enterprise or organisation.',
    }),
    taxCode: reader.taxCode('organisationTaxCode'),
  };
}

/** The person whom the event concerns; empty fields mean that it is the applicant. */
function readConcerned(reader: FieldReader, procedure: Procedure): PersonConcerned | null {
  if (procedure.personConcerned === null) return null;
  const fields = ['Name', 'Identity', 'Birth', 'Sex'];
  if (fields.every((field) => reader.text(`concerned${field}`) === '')) return null;
  return readPerson(reader, 'concerned');
}

function readPerson(reader: FieldReader, who: 'applicant' | 'concerned'): PersonConcerned {
  const birthDate = reader.birthDate(`${who}Birth`);
  const sex = reader.sex(`${who}Sex`);
  return {
    name: reader.personName(`${who}Name`),
    identityNumber: reader.identityNumber(`${who}Identity`, { birthDate, sex }),
    birthDate,
    sex,
  };
}

function readRepresentation(reader: FieldReader): Representation {
  const basis = reader.text('basis');
  if (!isRepresentationBasis(basis)) {
    reader.fail('basis', {
      vi: 'Chọn tư cách của người nộp hồ sơ.',
      en: 'Choose on what basis the applicant acts.',
    });
    return { basis: 'self', detail: null };
  }
  const detail = reader.text('basisDetail');
  if (basis === 'authorised' && detail === '') {
    reader.fail('basisDetail', {
      vi: 'Ghi số, ngày của văn bản ủy quyền hoặc quan hệ với người ủy quyền.',
      en: 'Enter the number and date of the authority, or the relation to the person.',
    });
  }
  return { basis, detail: detail === '' ? null : detail };
}

/** The papers that were received, on paper or as a scan. */
function readComponents(
  reader: FieldReader,
  procedure: Procedure,
  attachments: readonly Attachment[],
): readonly ReceivedComponent[] {
  const scanned = new Set(attachments.map((attachment) => attachment.component));
  return procedure.components
    .map((component) => ({
      key: component.key,
      name: component.name.vi,
      originals: reader.count(`original-${component.key}`, 0, MAX_COUNT),
      certified: reader.count(`certified-${component.key}`, 0, MAX_COUNT),
      copies: reader.count(`copy-${component.key}`, 0, MAX_COUNT),
    }))
    .filter(
      ({ key, originals, certified, copies }) =>
        originals + certified + copies > 0 || scanned.has(key),
    );
}

/** What was declared on the e-form: at a counter all of it may stay empty, none of it may be wrong. */
function readDeclaration(
  reader: FieldReader,
  values: FormValues,
  form: FlatForm,
  facts: Pick<IntakeFacts, 'today' | 'isCommune'>,
): Pick<ReceiveDossier, 'declaration'> {
  const answers = readAnswers(form, values);
  for (const { field, text } of checkAnswers(form, answers, { ...facts, complete: false })) {
    reader.fail(controlName(field), text);
  }
  const kept = keptAnswers(form, answers);
  if (Object.keys(kept).length === 0) return {};
  const { code, validFrom } = form;
  return { declaration: { form: { code, validFrom }, answers: kept } };
}
