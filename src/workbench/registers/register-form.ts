import { type Bilingual, textIn } from '#kernel/bilingual.ts';
import { button } from '#web/components/button.ts';
import { radios } from '#web/components/choices.ts';
import { csrfField } from '#web/components/csrf-field.ts';
import { dateInput } from '#web/components/date-input.ts';
import { pane } from '#web/components/pane.ts';
import { communeSelect } from '#web/components/commune-select.ts';
import { textInput } from '#web/components/text-input.ts';
import { type FieldError, sentField } from '#web/field-error.ts';
import type { FormValues } from '#web/form-values.ts';
import { type Html, html } from '#web/html.ts';
import { sayIn } from '#web/language.ts';
import type { OfficerRequest } from '#workbench/officer-request.ts';
import { queryPath } from '#workbench/registers/paths.ts';
import { RELATIONS } from '#workbench/registers/read-register-query.ts';
import { kindLabels, type QueryKind } from '#workbench/registers/register-kinds.ts';

export interface RegisterForm {
  readonly kind: QueryKind;
  /** As typed. */
  readonly values: FormValues;
  readonly errors: readonly FieldError[];
}

/** The form of one kind of query: what for first, then by what. */
export function registerForm(on: OfficerRequest, form: RegisterForm): Html {
  const { lang } = on;
  const say = sayIn(lang);
  const field = sentField(on.lang, form);
  const { kind } = form;
  return html`<form method="post" action="${queryPath(kind)}" novalidate data-once>${csrfField(on.session.csrf)}
${pane({
  id: 'purpose',
  title: say('Tra cứu để làm gì', 'What for'),
  body: html`${textInput({
    ...field('ho-so'),
    label: say('Mã hồ sơ đang giải quyết', 'Code of the dossier at hand'),
    hint: say('Ví dụ: 000.01.40.H33-220621-0001', 'For example 000.01.40.H33-220621-0001'),
    width: 'medium',
    maxLength: 60,
  })}${
    kind === 'kinship'
      ? null
      : textInput({
          ...field('ly-do'),
          label: say('Hoặc lý do, nếu chưa có hồ sơ', 'Or why, where there is no dossier yet'),
          hint: say(
            'Mục đích được lưu cùng lần tra cứu và trong nhật ký kiểm tra',
            'It is kept with the look-up, and in the audit',
          ),
          optional: true,
          maxLength: 300,
        })
  }`,
})}
${pane({
  id: 'query',
  title: textIn(lang, kindLabels[kind].by),
  body: html`${fieldsOf(on, form)}<div class="acts">${button({ text: say('Tra cứu', 'Look up'), main: true })}</div>`,
})}</form>`;
}

function fieldsOf(on: OfficerRequest, form: RegisterForm): Html {
  const say = sayIn(on.lang);
  const field = sentField(on.lang, form);
  const code = (label: string, width: 'short' | 'medium' = 'short') =>
    textInput({ ...field('code'), label, width, maxLength: 40 });
  switch (form.kind) {
    case 'insured-person':
      return code(say('Mã số BHXH', 'Social-insurance code'));
    case 'insured-household':
      return code(say('Mã hộ gia đình', 'Code of the household'), 'medium');
    case 'enterprise':
      return code(say('Mã số doanh nghiệp', 'Enterprise code'));
    case 'household-business':
      return code(say('Mã số hộ kinh doanh hoặc số định danh chủ hộ', 'Code or number'), 'medium');
    case 'budget-unit':
      return textInput({
        ...field('words'),
        label: say('Mã số hoặc tên đơn vị', 'Code or name of the unit'),
        width: 'medium',
        maxLength: 100,
      });
    case 'insurance-code':
      return html`${personFields(on, form)}${radios({
        ...field('sex'),
        label: say('Giới tính', 'Sex'),
        inline: true,
        optional: true,
        options: [
          { value: 'female', text: say('Nữ', 'Female') },
          { value: 'male', text: say('Nam', 'Male') },
        ],
      })}${communeSelect({
        ...field('commune'),
        label: say('Xã nơi khai sinh', 'Commune where the birth was registered'),
        optional: true,
        prompt: say('Không rõ', 'Not known'),
        communes: on.services.directory().communes,
        width: 'medium',
      })}`;
    case 'health-card':
      return html`${textInput({
        ...field('card'),
        label: say('Số thẻ BHYT hoặc số định danh', 'Number of the card, or personal number'),
        hint: say(
          'Hoặc quét mã QR của thẻ căn cước vào đây: họ tên, ngày sinh được lấy từ thẻ',
          'Or scan the QR code of a citizen card here: name and birth date are taken from it',
        ),
        width: 'medium',
        maxLength: 2000,
      })}${personFields(on, form)}`;
    case 'kinship':
      return kinshipFields(on, form);
  }
}

function personFields(on: OfficerRequest, form: RegisterForm): Html {
  const say = sayIn(on.lang);
  const field = sentField(on.lang, form);
  return html`${textInput({
    ...field('name'),
    label: say('Họ, chữ đệm, tên', 'Full name'),
    hint: say('Đúng từng dấu như trên giấy tờ', 'With every mark as on the papers'),
    capitalise: true,
    width: 'medium',
    maxLength: 100,
  })}${dateInput({
    ...field('birth'),
    label: say('Ngày sinh', 'Date of birth'),
    kind: 'birth',
    optional: form.kind === 'kinship',
  })}`;
}

function kinshipFields(on: OfficerRequest, form: RegisterForm): Html {
  const say = sayIn(on.lang);
  const field = sentField(on.lang, form);
  const number = (name: string, label: string) =>
    textInput({
      ...field(name),
      label,
      inputMode: 'numeric',
      width: 'short',
      maxLength: 20,
    });
  return html`${number('number', say('Số định danh của người thứ nhất', 'Number of the first person'))}${personFields(on, form)}${number(
    'relativeNumber',
    say('Số định danh của người thứ hai', 'Number of the second person'),
  )}${textInput({
    ...field('relativeName'),
    label: say('Họ tên của người thứ hai', 'Name of the second person'),
    capitalise: true,
    width: 'medium',
    maxLength: 100,
  })}${radios({
    ...field('relation'),
    label: say('Người thứ hai là', 'The second person is'),
    options: RELATIONS.map((value) => ({ value, text: textIn(on.lang, relationLabels[value]) })),
  })}`;
}

const relationLabels = {
  parent: { vi: 'cha hoặc mẹ của người thứ nhất', en: 'a parent of the first' },
  spouse: { vi: 'vợ hoặc chồng của người thứ nhất', en: 'the spouse of the first' },
  householder: { vi: 'chủ hộ của người thứ nhất', en: 'the head of the first’s household' },
} satisfies Record<(typeof RELATIONS)[number], Bilingual>;
