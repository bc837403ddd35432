import type { FeeRelief } from '#catalogue/procedure.ts';
import { reliefOf } from '#dossier/fee.ts';
import type { Applicant, Delivery } from '#dossier/dossier-event.ts';
import type { NoticeChoice } from '#dossier/notice-channel.ts';
import { receivingDesks } from '#portal/filing/desks.ts';
import type { Filing } from '#portal/filing/filing.ts';
import { knownFacts, withDeclared } from '#portal/filing/known-facts.ts';
import type { Draft } from '#store/drafts.ts';
import { fullAddress } from '#store/full-address.ts';
import { RELIEF } from '#web/fee-relief-field.ts';
import type { FieldError } from '#web/field-error.ts';
import { createFieldReader } from '#web/field-reader.ts';
import { GROUP_MISSING, legFields, readLegs, unsaidGroups } from '#web/legs-field.ts';
import { readDelivery } from '#web/read-delivery.ts';
import { readNotify } from '#web/read-notify.ts';

/** What the page of desk, contact and delivery says, or what is wrong with it. */
export interface Details {
  readonly desk: string;
  readonly address: string;
  readonly phone: string | null;
  readonly email: string | null;
  readonly notify: { readonly notify?: NoticeChoice };
  readonly delivery: Delivery;
  /** Null where no relief from fees is claimed. */
  readonly relief: FeeRelief | null;
  /** Codes of the parts that are wanted; undefined where the procedure has none. */
  readonly legs: readonly string[] | undefined;
  readonly errors: readonly FieldError[];
}

export function readDetails(filing: Filing): Details {
  const { services, today, procedure } = filing;
  const values = new Map(
    Object.entries(draftChoices(filing)).map(([name, value]) => [name, [value ?? '']]),
  );
  const reader = createFieldReader(values, today);
  const desk = reader.text('desk');
  if (!receivingDesks(services, procedure).some(({ code }) => code === desk)) {
    reader.fail('desk', { vi: 'Chọn nơi nộp hồ sơ.', en: 'Choose the desk.' });
  }
  const phone = reader.phone('phone');
  if (reader.text('phone') === '') {
    reader.fail('phone', {
      vi: 'Nhập số điện thoại để cơ quan gọi khi cần.',
      en: 'Enter a phone number for the agency to call.',
    });
  }
  const email = reader.email('email');
  const address = reader.text('address');
  if (address === '') {
    reader.fail('address', { vi: 'Nhập địa chỉ của bạn.', en: 'Enter your address.' });
  }
  for (const field of unsaidGroups(procedure, (name) => reader.text(name))) {
    reader.fail(field, GROUP_MISSING);
  }
  const directory = services.directory();
  return {
    desk,
    address,
    phone,
    email,
    notify: readNotify(reader, { ...NOBODY, phone, email }),
    delivery: readDelivery(reader, phone, {
      isCommune: directory.isCommune,
      addressOf: (code, line) => fullAddress(directory, code, line),
    }),
    relief: reliefOf(procedure, claimedRelief(filing)),
    legs: readLegs(procedure, (field) => reader.text(field)),
    errors: reader.errors,
  };
}

/** As chosen here; else as the declaration says, where it asks (`reduction`). */
export function claimedRelief({ draft }: Filing): string {
  const declared = draft.answers['reduction'];
  return draft.choices[RELIEF] ?? (typeof declared === 'string' ? declared : '');
}

/**
 * Desk, contact and delivery as they were chosen; what was not chosen yet as it is known or declared:
 * the desk of the commune where one lives, phone, mail and address.
 */
export function draftChoices(filing: Filing): Draft['choices'] {
  const { draft, form, services, procedure } = filing;
  const directory = services.directory();
  const known = knownFacts(draft);
  const { self } =
    form === null
      ? { self: known?.self ?? {} }
      : withDeclared(known, form, draft.answers, services.now());
  const residence = self['residence']?.value;
  const home = typeof residence === 'object' && 'unit' in residence ? residence : null;
  const desks = home === null ? [] : receivingDesks(services, procedure);
  const desk = desks.find(({ unitCode }) => unitCode === home?.unit);
  const text = (fact: string): string => {
    const value = self[fact]?.value;
    return typeof value === 'string' ? value : '';
  };
  return {
    ...(desk === undefined ? {} : { desk: desk.code }),
    address: home === null ? '' : fullAddress(directory, home.unit, home.line),
    phone: text('phone'),
    email: text('email'),
    ...Object.fromEntries(legFields(procedure)),
    ...draft.choices,
  };
}

/** An applicant of whom nothing is known. */
export const NOBODY: Applicant = {
  kind: 'citizen',
  name: '',
  identityNumber: null,
  birthDate: null,
  sex: null,
  address: '',
  phone: null,
  email: null,
  organisation: null,
};
