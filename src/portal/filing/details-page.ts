import { textIn } from '#kernel/bilingual.ts';
import { handInWays } from '#portal/filing/hand-in-ways.ts';
import { receivingDesks } from '#portal/filing/desks.ts';
import type { Filing } from '#portal/filing/filing.ts';
import { filingFrame, onward } from '#portal/filing/frame.ts';
import { DETAILS } from '#portal/filing/paths.ts';
import { claimedRelief, draftChoices, readDetails } from '#portal/filing/read-details.ts';
import { sendDraftPage } from '#portal/filing/draft-page.ts';
import { stepsOf } from '#portal/filing/steps.ts';
import { NOTICE_CHANNELS } from '#dossier/notice-channel.ts';
import { savePage } from '#store/drafts.ts';
import { radios } from '#web/components/choices.ts';
import { communeSelect } from '#web/components/commune-select.ts';
import { select } from '#web/components/select.ts';
import { textInput } from '#web/components/text-input.ts';
import { type SentForm, sentField } from '#web/field-error.ts';
import { formValues, one } from '#web/form-values.ts';
import { feeReliefField, RELIEF } from '#web/fee-relief-field.ts';
import { type Html, html } from '#web/html.ts';
import { sayIn } from '#web/language.ts';
import { legFields, legsField } from '#web/legs-field.ts';
import { OUTSIDE_PROVINCE } from '#web/read-delivery.ts';
import { noticeChoices } from '#web/read-notify.ts';

/** Fields of the page for every procedure. */
const DETAIL_FIELDS = [
  'desk',
  RELIEF,
  'phone',
  'email',
  'address',
  'notify',
  'delivery',
  'deliveryUnit',
  'deliveryAddress',
  'deliveryPhone',
] as const;

/** Fields of the page, under which the draft keeps what was typed. */
const fieldsOf = ({ procedure }: Filing): readonly string[] => [
  ...DETAIL_FIELDS,
  ...legFields(procedure).keys(),
];

/** At which desk, how to be reached, what is done together, and how the result comes. */
export const showDetails = (filing: Filing): Promise<unknown> => {
  const choices = draftChoices(filing);
  const values = new Map(fieldsOf(filing).map((name) => [name, [choices[name] ?? '']] as const));
  values.set(RELIEF, [claimedRelief(filing)]);
  return Promise.resolve(send(filing, { values, errors: [] }));
};

/** Keeps all of it as it was typed, and goes on where nothing is wrong. */
export async function saveDetails(filing: Filing): Promise<unknown> {
  const { services, draft, request } = filing;
  const values = formValues(request.body);
  const choices = Object.fromEntries(fieldsOf(filing).map((name) => [name, one(values, name)]));
  await savePage(services.pool, draft.draftId, { choices }, services.now());
  const after = { ...filing, draft: { ...draft, choices: { ...draft.choices, ...choices } } };
  const { errors } = readDetails(after);
  return errors.length > 0 ? send(after, { values, errors }) : onward(after, DETAILS);
}

function send(filing: Filing, form: SentForm): unknown {
  const say = sayIn(filing.lang);
  const title = say('Nơi nộp và nhận kết quả', 'Where to file and get the result');
  const steps = stepsOf(filing);
  return sendDraftPage(filing, steps, {
    title,
    errors: form.errors,
    scripts: ['draft.js'],
    body: filingFrame(filing, steps, {
      page: DETAILS,
      title,
      errors: form.errors,
      body: html`${deskField(filing, form)}${legsField(filing.procedure, sentField(filing.lang, form))}${feeReliefField(filing.procedure, sentField(filing.lang, form)(RELIEF))}${contactFields(filing, form)}${deliveryFields(filing, form)}`,
    }),
  });
}

function deskField({ lang, services, procedure }: Filing, form: SentForm): Html {
  const say = sayIn(lang);
  return select({
    ...sentField(lang, form)('desk'),
    label: say('Nộp đến', 'File with'),
    prompt: say('Chọn nơi nộp', 'Choose the desk'),
    options: receivingDesks(services, procedure).map(({ code, name }) => ({
      value: code,
      text: textIn(lang, name),
    })),
    width: 'medium',
  });
}

function contactFields({ lang, services }: Filing, form: SentForm): Html {
  const say = sayIn(lang);
  const field = sentField(lang, form);
  const channels = NOTICE_CHANNELS.filter((channel) => services.connected.has(channel));
  return html`${textInput({ ...field('address'), label: say('Địa chỉ của bạn', 'Your address'), width: 'medium', maxLength: 300 })}
${textInput({ ...field('phone'), label: say('Điện thoại', 'Phone'), type: 'tel', inputMode: 'tel', autocomplete: 'tel', width: 'short' })}
${textInput({ ...field('email'), label: say('Thư điện tử', 'E-mail'), type: 'email', inputMode: 'email', autocomplete: 'email', width: 'medium', optional: true })}
${
  channels.length === 0
    ? null
    : radios({
        ...field('notify'),
        label: say('Báo cho tôi qua', 'Tell me by'),
        inline: true,
        options: [...channels, 'none' as const].map((choice) => ({
          value: choice,
          text: textIn(lang, noticeChoices[choice]),
        })),
      })
}`;
}

function deliveryFields({ lang, services }: Filing, form: SentForm): Html {
  const say = sayIn(lang);
  const field = sentField(lang, form);
  return html`${radios({
    ...field('delivery'),
    label: say('Nhận kết quả', 'The result'),
    options: Object.entries(handInWays).map(([value, text]) => ({
      value,
      text: textIn(lang, text),
    })),
  })}
<fieldset class="field"><legend class="lbl">${say('Địa chỉ nhận qua bưu chính', 'Address for the post')}</legend><p class="hint">${say('Chỉ điền khi chọn nhận qua bưu chính', 'Only where the result goes by post')}</p>${communeSelect(
    {
      ...field('deliveryUnit'),
      label: say('Xã, phường, thị trấn', 'Commune'),
      prompt: say('Chọn xã, phường', 'Choose the commune'),
      communes: services.directory().communes,
      last: {
        value: OUTSIDE_PROVINCE,
        text: say('Ngoài tỉnh (ghi đủ địa chỉ)', 'Outside the province'),
      },
      width: 'medium',
    },
  )}${textInput({ ...field('deliveryAddress'), label: say('Số nhà, đường, ấp hoặc khu phố', 'House, street, hamlet'), width: 'medium', maxLength: 300 })}${textInput({ ...field('deliveryPhone'), label: say('Số điện thoại người nhận', 'Phone of the receiver'), hint: say('Để trống nếu là số ở trên', 'Leave empty if it is the number above'), type: 'tel', inputMode: 'tel', width: 'short' })}</fieldset>`;
}
