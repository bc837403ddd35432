import type { FastifyInstance } from 'fastify';
import type { Bilingual } from '#kernel/bilingual.ts';
import { textIn } from '#kernel/bilingual.ts';
import { isUuid } from '#kernel/uuid.ts';
import type { FieldError, SentForm } from '#web/field-error.ts';
import { type FormValues, formValues } from '#web/form-values.ts';
import type { Html } from '#web/html.ts';
import type { Services } from '#web/services.ts';
import {
  type OfficerRequest,
  officerRoute,
  seeOther,
  sendPage,
} from '#workbench/officer-request.ts';
import { sendProblem } from '#workbench/refuse-page.ts';
import { correctPage, removePage } from '#workbench/steering/correction-page.ts';
import { refusal } from '#workbench/steering/steering-request.ts';

/** The ids within an address, by their names in the route. */
export type EntryIds = Readonly<Record<string, string>>;

/** How entries of a kind are corrected, and removed where they were made by mistake. */
export interface Correction<T> {
  /** Address of an entry, with names for its ids. */
  readonly route: string;
  readonly read: (on: OfficerRequest, ids: EntryIds) => Promise<T | null>;
  /** Whose it is; null: the province's alone. */
  readonly agency: (entry: T) => string | null;
  readonly path: (entry: T) => string;
  /** Where it is listed. */
  readonly back: (entry: T) => string;
  /** By what it is known. */
  readonly name: (on: OfficerRequest, entry: T) => string;
  readonly words: Readonly<Record<'none' | 'correct' | 'remove', Bilingual>>;
  /** As its form would have sent it. */
  readonly values: (on: OfficerRequest, entry: T) => FormValues | Promise<FormValues>;
  readonly fields: (on: OfficerRequest, form: SentForm, entry: T) => Html | Promise<Html>;
  /** Writes what was sent, or says what is wrong with it. */
  readonly correct: (
    on: OfficerRequest,
    entry: T,
    values: FormValues,
  ) => Promise<readonly FieldError[]>;
  /** What hangs on it and keeps it; null where nothing does. */
  readonly keptBy: (on: OfficerRequest, entry: T) => Promise<Bilingual | null>;
  /** What goes with it. */
  readonly goesToo: (entry: T) => Bilingual | null;
  readonly remove: (on: OfficerRequest, entry: T) => Promise<unknown>;
  /** Where its list stands once it is gone. */
  readonly after: (entry: T) => string;
}

/** The pages that correct an entry, and that ask before it is removed. */
export function correctionRoutes<T>(
  app: FastifyInstance,
  services: Services,
  correction: Correction<T>,
): void {
  const route = (page: (on: OfficerRequest, entry: T) => Promise<unknown>) =>
    officerRoute(services, async (on) => {
      const ids = Object.fromEntries(
        [...formValues(on.request.params)].map(([name, [id = '']]) => [name, id]),
      );
      const entry = Object.values(ids).every(isUuid) ? await correction.read(on, ids) : null;
      if (entry === null) return sendProblem(on, 404, correction.words.none);
      return (await refusal(on, correction.agency(entry))) ?? page(on, entry);
    });
  const show = async (on: OfficerRequest, entry: T, form: SentForm): Promise<unknown> =>
    sendPage(on, {
      title: textIn(on.lang, correction.words.correct),
      status: form.errors.length > 0 ? 422 : 200,
      hasErrors: form.errors.length > 0,
      body: correctPage(on, {
        title: textIn(on.lang, correction.words.correct),
        name: correction.name(on, entry),
        path: correction.path(entry),
        back: correction.back(entry),
        errors: form.errors,
        fields: await correction.fields(on, form, entry),
      }),
    });
  app.get(
    `${correction.route}/sua`,
    route(async (on, entry) =>
      show(on, entry, { values: await correction.values(on, entry), errors: [] }),
    ),
  );
  app.post(
    `${correction.route}/sua`,
    route(async (on, entry) => {
      const values = formValues(on.request.body);
      const errors = await correction.correct(on, entry, values);
      return errors.length > 0
        ? show(on, entry, { values, errors })
        : seeOther(on, correction.back(entry));
    }),
  );
  app.get(
    `${correction.route}/xoa`,
    route((on, entry) => askToRemove(on, correction, entry)),
  );
  app.post(
    `${correction.route}/xoa`,
    route(async (on, entry) => {
      if ((await correction.keptBy(on, entry)) !== null) return askToRemove(on, correction, entry);
      await correction.remove(on, entry);
      return seeOther(on, correction.after(entry));
    }),
  );
}

/** Asks; where something hangs on the entry, says so instead. */
async function askToRemove<T>(
  on: OfficerRequest,
  correction: Correction<T>,
  entry: T,
): Promise<unknown> {
  const { lang } = on;
  const keptBy = await correction.keptBy(on, entry);
  const title = textIn(lang, correction.words.remove);
  return sendPage(on, {
    title,
    status: keptBy === null ? 200 : 422,
    body: removePage(on, {
      title,
      name: correction.name(on, entry),
      path: correction.path(entry),
      back: correction.back(entry),
      keptBy: textIn(lang, keptBy ?? undefined) ?? null,
      goesToo: textIn(lang, correction.goesToo(entry) ?? undefined) ?? null,
    }),
  });
}
