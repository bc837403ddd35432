import { randomUUID } from 'node:crypto';
import type pg from 'pg';
import { maySteerFor } from '#access/may-steer.ts';
import type { Bilingual } from '#kernel/bilingual.ts';
import { type Day, parseTypedDay } from '#kernel/day.ts';
import { clean } from '#kernel/fold.ts';
import { isUuid } from '#kernel/uuid.ts';
import { addEvidence, type EvidenceFile } from '#store/evidence-files.ts';
import { NO_DOSSIER } from '#store/write-batch.ts';
import type { FieldError } from '#web/field-error.ts';
import type { FormBody } from '#web/form-body.ts';
import { type FormValues, one } from '#web/form-values.ts';
import { type Html, html } from '#web/html.ts';
import type { OfficerRequest } from '#workbench/officer-request.ts';
import { deny } from '#workbench/refuse-page.ts';
import { evidencePath } from '#workbench/reporting/answer-field.ts';

export const isProvince = ({ officer }: OfficerRequest): boolean =>
  officer.role === 'province-administrator';

/** Refuses whoever may not enter anything for an agency (null: for the province alone). */
export async function refusal(on: OfficerRequest, agency: string | null): Promise<unknown> {
  const may = agency === null ? isProvince(on) : maySteerFor(on.officer, agency);
  return may ? null : deny(on, NO_DOSSIER, 'steering', 'agency-may-not');
}

/** Reads short fields one by one and collects what is wrong. */
export interface ShortFields {
  readonly errors: FieldError[];
  readonly text: (field: string, longest: number, missing: Bilingual) => string;
  readonly day: (field: string) => Day | null;
  /** A day of something that happened: no later than today. */
  readonly pastDay: (field: string, today: Day) => Day | null;
  readonly count: (field: string, least: number) => number;
  readonly id: (field: string) => string;
}

export function shortFields(values: FormValues): ShortFields {
  const errors: FieldError[] = [];
  const fail = (field: string, text: Bilingual): void => void errors.push({ field, text });
  const readDay = (field: string): Day | null => {
    const day = parseTypedDay(one(values, field));
    if (day.ok) return day.value;
    fail(field, NO_DAY);
    return null;
  };
  return {
    errors,
    text: (field, longest, missing) => {
      const text = clean(one(values, field));
      if (text === '' || text.length > longest) fail(field, missing);
      return text;
    },
    day: readDay,
    pastDay: (field, today) => {
      const day = readDay(field);
      if (day === null || day <= today) return day;
      fail(field, NOT_YET);
      return null;
    },
    count: (field, least) => {
      const typed = clean(one(values, field));
      const count = typed === '' ? Number.NaN : Number(typed.replaceAll('.', ''));
      if (Number.isInteger(count) && count >= least && count <= 10_000_000) return count;
      fail(field, NO_COUNT);
      return least;
    },
    // Made with the page, so that sending twice makes one; another is made where it was lost.
    id: (field) => (isUuid(one(values, field)) ? one(values, field) : randomUUID()),
  };
}

const NO_DAY: Bilingual = {
  vi: 'Nhập ngày, ví dụ 25/04/2022.',
  en: 'Enter a day, such as 25/04/2022.',
};
export const NOT_YET: Bilingual = {
  vi: 'Ngày này chưa đến. Nhập ngày không muộn hơn hôm nay.',
  en: 'This day has not come yet. Enter one no later than today.',
};
const NO_COUNT: Bilingual = { vi: 'Nhập số nguyên.', en: 'Enter a whole number.' };

/** Ties the files of a form to a row, in the transaction that writes it. */
export const keepEvidence = (
  on: OfficerRequest,
  client: pg.ClientBase,
  subject: string,
  { attachments }: FormBody,
): Promise<void> =>
  addEvidence(
    client,
    attachments.map(({ sha256, name, mediaType, size }) => ({
      fileId: randomUUID(),
      subject,
      sha256,
      name,
      mediaType,
      size,
    })),
    on.officer.subject,
    on.services.now(),
  );

/** What a form holds on to is no longer swept away as an upload that nobody sent. */
export async function claimEvidence(
  { services }: OfficerRequest,
  { attachments }: FormBody,
): Promise<void> {
  for (const { sha256 } of attachments) await services.content.claim(sha256);
}

export const evidenceLinks = (files: readonly EvidenceFile[] | undefined): Html =>
  html`${(files ?? []).map((file) => html`<a href="${evidencePath(file)}">${file.name}</a> `)}`;
