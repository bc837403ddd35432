import type { FeeRelief } from '#catalogue/procedure.ts';
import { reliefOf } from '#dossier/fee.ts';
import type { Applicant, Delivery } from '#dossier/dossier-event.ts';
import type { NoticeChoice } from '#dossier/notice-channel.ts';
import { receivingDesks } from '#portal/filing/desks.ts';
import type { Filing } from '#portal/filing/filing.ts';
import { knownFacts } from '#portal/filing/known-facts.ts';
import { fullAddress } from '#store/full-address.ts';
import { RELIEF } from '#web/fee-relief-field.ts';
import type { FieldError } from '#web/field-error.ts';
import { createFieldReader } from '#web/field-reader.ts';
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
  readonly errors: readonly FieldError[];
}

export function readDetails(filing: Filing): Details {
  const { draft, services, today, procedure } = filing;
  const values = new Map(
    Object.entries(draft.choices).map(([name, value]) => [name, [value ?? '']]),
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
  const address = reader.text('address') || knownAddress(filing);
  if (address === '') {
    reader.fail('address', { vi: 'Nhập địa chỉ của bạn.', en: 'Enter your address.' });
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
    errors: reader.errors,
  };
}

/** As chosen here; else as the declaration says, where it asks (`reduction`). */
export function claimedRelief({ draft }: Filing): string {
  const declared = draft.answers['reduction'];
  return draft.choices[RELIEF] ?? (typeof declared === 'string' ? declared : '');
}

/** The residence that the register told, where nothing else was typed. */
export function knownAddress({ draft, services }: Filing): string {
  const residence = knownFacts(draft)?.self['residence']?.value;
  if (typeof residence !== 'object' || !('unit' in residence)) return '';
  return fullAddress(services.directory(), residence.unit, residence.line);
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
