import { textIn } from '#kernel/bilingual.ts';
import { mayIssueBudgetCodes } from '#access/may-ask-registers.ts';
import { backLink } from '#web/components/back-link.ts';
import { errorSummary } from '#web/components/error-summary.ts';
import { linkButton } from '#web/components/link-button.ts';
import { pageHeading } from '#web/components/page-heading.ts';
import { summaryList } from '#web/components/summary-list.ts';
import { type Html, html, type Value } from '#web/html.ts';
import { sayIn } from '#web/language.ts';
import type { OfficerRequest } from '#workbench/officer-request.ts';
import { partyLabels } from '#dossier/party-labels.ts';
import { BUDGET_CODE_PATH, queryPath, registersPath } from '#workbench/registers/paths.ts';
import { type RegisterForm, registerForm } from '#workbench/registers/register-form.ts';
import { kindLabels, QUERY_KINDS } from '#workbench/registers/register-kinds.ts';
import { summaryOf } from '#web/field-error.ts';

/** What may be asked, and of whom. */
export function registersPage(on: OfficerRequest, dossierCode: string): Html {
  const { lang } = on;
  const say = sayIn(lang);
  return html`${pageHeading({
    title: say('Tra cứu hệ thống khác', 'Ask other registers'),
    sub:
      dossierCode === ''
        ? say('Mỗi lần tra cứu gắn với một hồ sơ hoặc một lý do', 'Each look-up has its purpose')
        : `${say('Cho hồ sơ', 'For dossier')} ${dossierCode}`,
    aside: mayIssueBudgetCodes(on.officer)
      ? linkButton({
          text: say('Đề nghị cấp mã ĐVQHNS', 'Ask for a budget-unit code'),
          href: BUDGET_CODE_PATH,
          kind: 'secondary',
        })
      : undefined,
  })}
${summaryList({
  rows: QUERY_KINDS.map((kind) => {
    const { title, by, party } = kindLabels[kind];
    return {
      key: html`<a href="${queryPath(kind, dossierCode)}">${textIn(lang, title)}</a>`,
      value: `${textIn(lang, by)} · ${textIn(lang, partyLabels[party])}`,
    };
  }),
})}`;
}

/** One kind of query, with what came of it. */
export function registerPage(
  on: OfficerRequest,
  form: RegisterForm & { readonly dossierCode: string; readonly answer: Value },
): Html {
  const { lang } = on;
  const say = sayIn(lang);
  const { kind, errors, answer, dossierCode } = form;
  const { title, party } = kindLabels[kind];
  return html`${backLink({ href: registersPath(dossierCode), text: say('Tra cứu hệ thống khác', 'Other registers') })}
${errorSummary({ lang, errors: summaryOf(errors, lang) })}
${pageHeading({ title: textIn(lang, title), sub: textIn(lang, partyLabels[party]) })}
${answer}
${registerForm(on, form)}`;
}
