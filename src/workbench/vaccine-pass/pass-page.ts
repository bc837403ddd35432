import type { KeptPass } from '#store/vaccine-passes.ts';
import type { ValueSets } from '#vaccine-pass/value-sets.ts';
import { backLink } from '#web/components/back-link.ts';
import { button } from '#web/components/button.ts';
import { csrfField } from '#web/components/csrf-field.ts';
import { errorSummary } from '#web/components/error-summary.ts';
import { linkButton } from '#web/components/link-button.ts';
import { pageHeading } from '#web/components/page-heading.ts';
import { pane } from '#web/components/pane.ts';
import { textInput } from '#web/components/text-input.ts';
import { type FieldError, sentField, summaryOf } from '#web/field-error.ts';
import { type Html, html } from '#web/html.ts';
import { sayIn } from '#web/language.ts';
import { passEnd, passFacts } from '#web/pass-facts.ts';
import type { OfficerRequest } from '#workbench/officer-request.ts';
import { passPath, PASSES_PATH } from '#workbench/vaccine-pass/paths.ts';

export interface PassView {
  readonly pass: KeptPass;
  readonly sets: ValueSets;
  readonly errors: readonly FieldError[];
}

/** A passport as it was signed, and what may still be done with it. */
export function passPage(on: OfficerRequest, { pass, sets, errors }: PassView): Html {
  const { lang, services } = on;
  const say = sayIn(lang);
  const end = passEnd(lang, pass, services.now());
  return html`${errorSummary({ lang, errors: summaryOf(errors, lang) })}
${backLink({ href: PASSES_PATH, text: say('Hộ chiếu vắc xin', 'Vaccine passports') })}
${pageHeading({
  title: say('Hộ chiếu vắc xin', 'Vaccine passport'),
  sub: pass.request.certificateId,
  aside: linkButton({
    text: say('Mở bản PDF', 'Open the PDF'),
    href: `${passPath(pass.passId)}/tep`,
    kind: 'secondary',
    icon: 'print',
  }),
})}
${end}
${passFacts(lang, pass, sets)}
${end === null ? revokePane(on, pass, errors) : anewPane(on, pass)}`;
}

function revokePane(on: OfficerRequest, { passId }: KeptPass, errors: readonly FieldError[]): Html {
  const { lang } = on;
  const say = sayIn(lang);
  return pane({
    id: 'thu-hoi',
    title: say('Thu hồi', 'Take it back'),
    body: html`<form method="post" action="${`${passPath(passId)}/thu-hoi`}" novalidate data-once>${csrfField(on.session.csrf)}
<p>${say(
      'Bản đã phát ra không xóa được. Trang xác minh của tỉnh sẽ báo đã thu hồi; máy đọc ở nơi khác không biết điều này.',
      'What was given out cannot be deleted. The verification page of the province will say so; readers elsewhere do not know.',
    )}</p>
${textInput({
  ...sentField(lang, { values: new Map(), errors })('ground'),
  label: say('Lý do thu hồi', 'Why'),
  maxLength: 300,
})}
<div class="acts">${button({ text: say('Thu hồi', 'Take it back'), kind: 'danger' })}</div></form>`,
  });
}

function anewPane(on: OfficerRequest, { passId }: KeptPass): Html {
  const say = sayIn(on.lang);
  return pane({
    id: 'cap-lai',
    title: say('Cấp lại', 'Issue anew'),
    body: html`<form method="post" action="${`${passPath(passId)}/cap-lai`}" data-once>${csrfField(on.session.csrf)}<p>${say(
      'Hệ thống hỏi lại nền tảng tiêm chủng và dữ liệu dân cư rồi ký bản mới, có giá trị 12 tháng.',
      'The system asks both registers again and signs another, good for twelve months.',
    )}</p>${button({ text: say('Cấp lại', 'Issue anew'), main: true })}</form>`,
  });
}
