import type { Language } from '#kernel/bilingual.ts';
import { parseEmail } from '#persons/email.ts';
import { parsePhone } from '#persons/phone.ts';
import { CONTACT } from '#portal/citizen/home-page.ts';
import { CITIZEN_HOME } from '#portal/citizen/paths.ts';
import { sendCitizenPage, type SignedInVisitor } from '#portal/citizen/visitor.ts';
import { changeContact } from '#store/citizens.ts';
import { backLink } from '#web/components/back-link.ts';
import { button } from '#web/components/button.ts';
import { csrfField } from '#web/components/csrf-field.ts';
import { errorSummary } from '#web/components/error-summary.ts';
import { textInput } from '#web/components/text-input.ts';
import { type FieldError, type SentForm, sentField, summaryOf } from '#web/field-error.ts';
import { type FormValues, formValues, one } from '#web/form-values.ts';
import { type Html, html } from '#web/html.ts';
import { sayIn } from '#web/language.ts';
import { clean } from '#kernel/fold.ts';

export async function showContact(visitor: SignedInVisitor): Promise<unknown> {
  const { phone, email } = visitor.citizen;
  const values = new Map([
    ['phone', [phone ?? '']],
    ['email', [email ?? '']],
  ]);
  return send(visitor, { values, errors: [] });
}

/** Keeps phone and mail for forms to come; a dossier keeps what was given with it. */
export async function saveContact(visitor: SignedInVisitor): Promise<unknown> {
  const values = formValues(visitor.request.body);
  const { contact, errors } = readContact(values);
  if (errors.length > 0) return send(visitor, { values, errors });
  await changeContact(visitor.services.pool, visitor.citizen.citizenId, contact);
  return visitor.reply.redirect(CITIZEN_HOME, 303);
}

function readContact(values: FormValues) {
  const errors: FieldError[] = [];
  const read = <T>(
    field: string,
    parse: (
      text: string,
    ) =>
      | { readonly ok: true; readonly value: T }
      | { readonly ok: false; readonly error: { readonly text: FieldError['text'] } },
  ): T | null => {
    const text = clean(one(values, field));
    if (text === '') return null;
    const parsed = parse(text);
    if (!parsed.ok) errors.push({ field, text: parsed.error.text });
    return parsed.ok ? parsed.value : null;
  };
  const contact = { phone: read('phone', parsePhone), email: read('email', parseEmail) };
  return { contact, errors };
}

const send = (visitor: SignedInVisitor, form: SentForm) =>
  sendCitizenPage(visitor, {
    title: sayIn(visitor.lang)('Liên lạc', 'Contact'),
    errors: form.errors,
    body: page(visitor.lang, visitor.csrf, form),
  });

function page(lang: Language, csrf: string, form: SentForm): Html {
  const say = sayIn(lang);
  const field = sentField(lang, form);
  return html`${backLink({ href: CITIZEN_HOME, text: say('Của tôi', 'Mine') })}
${errorSummary({ lang, errors: summaryOf(form.errors, lang) })}
<h1>${say('Liên lạc với tôi', 'How to reach me')}</h1>
<p>${say('Điền sẵn vào hồ sơ sau này. Hồ sơ đã nộp giữ số đã ghi lúc nộp.', 'Filled into forms to come. A dossier keeps what was given with it.')}</p>
<form method="post" action="${CONTACT}" novalidate>${csrfField(csrf)}
${textInput({ ...field('phone'), label: say('Điện thoại', 'Phone'), type: 'tel', inputMode: 'tel', autocomplete: 'tel', width: 'short', optional: true })}
${textInput({ ...field('email'), label: say('Thư điện tử', 'E-mail'), type: 'email', inputMode: 'email', autocomplete: 'email', width: 'medium', optional: true })}
<div class="acts">${button({ text: say('Lưu', 'Save') })}</div></form>`;
}
