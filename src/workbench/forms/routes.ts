import type { FastifyInstance } from 'fastify';
import { checkAnswers } from '#eform/check-answers.ts';
import type { FlatForm } from '#eform/form.ts';
import { dayOf } from '#kernel/day.ts';
import { controlName, readAnswers } from '#web/eform/read-answers.ts';
import type { FieldError } from '#web/field-error.ts';
import { formValues, one } from '#web/form-values.ts';
import { sayIn } from '#web/language.ts';
import type { Services } from '#web/services.ts';
import { administratorRoute } from '#workbench/administrator-route.ts';
import { formsPage } from '#workbench/forms/forms-page.ts';
import { FORMS_PATH } from '#workbench/forms/paths.ts';
import { previewPage, type PreviewView } from '#workbench/forms/preview-page.ts';
import { type OfficerRequest, sendPage } from '#workbench/officer-request.ts';
import { sendProblem } from '#workbench/refuse-page.ts';

/** The administrator's look at the e-forms: a list, and each to be filled in on trial. */
export function formRoutes(app: FastifyInstance, services: Services): void {
  const route = (page: (on: OfficerRequest) => Promise<unknown>) =>
    administratorRoute(services, 'forms', page);
  app.get(
    FORMS_PATH,
    route(async (on) =>
      sendPage(on, {
        title: sayIn(on.lang)('Biểu mẫu điện tử', 'E-forms'),
        body: formsPage(on, on.services.forms().all(dayOf(on.services.now()))),
      }),
    ),
  );
  app.get(
    `${FORMS_PATH}/:code`,
    route(
      withForm(async (on, form) =>
        send(on, { form, page: 0, values: new Map(), errors: [], done: false }),
      ),
    ),
  );
  app.post(`${FORMS_PATH}/:code`, route(withForm(tryPage)));
}

const withForm =
  (page: (on: OfficerRequest, form: FlatForm) => Promise<unknown>) =>
  async (on: OfficerRequest): Promise<unknown> => {
    const { code } = on.request.params as { readonly code: string };
    const form = on.services.forms().inForce(code, dayOf(on.services.now()));
    return form === null ? sendProblem(on, 404, NO_SUCH_FORM) : page(on, form);
  };

/** Checks the page that was sent, as a citizen's would be, and goes on where nothing is wrong. */
async function tryPage(on: OfficerRequest, form: FlatForm): Promise<unknown> {
  const values = formValues(on.request.body);
  const last = form.pages.length - 1;
  const page = Math.min(last, Math.max(0, Math.trunc(Number(one(values, 'trang'))) || 0));
  if (one(values, 'do') === 'back') {
    return send(on, { form, page: Math.max(0, page - 1), values, errors: [], done: false });
  }
  const own = new Set(form.pages[page]?.fields.map(({ id }) => id));
  const { communes } = on.services.directory();
  const errors: readonly FieldError[] = checkAnswers(form, readAnswers(form, values), {
    today: dayOf(on.services.now()),
    isCommune: (code) => communes.some((commune) => commune.code === code),
    complete: true,
  })
    .filter(({ field }) => own.has(field))
    .map(({ field, text }) => ({ field: controlName(field), text }));
  if (errors.length > 0) return send(on, { form, page, values, errors, done: false });
  return send(on, {
    form,
    page: Math.min(last, page + 1),
    values,
    errors: [],
    done: page === last,
  });
}

const send = (on: OfficerRequest, view: PreviewView): unknown =>
  sendPage(on, {
    title: view.form.title[on.lang],
    status: view.errors.length > 0 ? 422 : 200,
    hasErrors: view.errors.length > 0,
    body: previewPage(on, view),
  });

const NO_SUCH_FORM = {
  vi: 'Không có biểu mẫu này. Mở danh sách biểu mẫu để chọn.',
  en: 'There is no such form. Choose from the list.',
};
