import { type Bilingual, textIn } from '#kernel/bilingual.ts';
import { attrs, html, type Html, type Value } from '#web/html.ts';
import { button } from './button.ts';
import { controlAttributes, field, type FieldProps } from './field.ts';

export interface ScanFieldProps extends FieldProps {
  readonly value?: string | undefined;
  /**
   * Takes the scanned text by POST (fields `scan` and `_csrf`) and answers
   * `{fields: {name: value}, message, warning, proposals}` as JSON; `warning` may be null; proposals
   * are names to choose from where the scan broke the one of the card.
   */
  readonly scanUrl: string;
  /** The button for when no script runs: it posts the whole form there. */
  readonly buttonText: Value;
  readonly formAction: string;
}

/** Takes what a hardware reader types when a card is scanned, or the same text pasted. */
export const scanField = (props: ScanFieldProps): Html =>
  field(
    props,
    html`<div class="scan"><input${attrs({
      ...controlAttributes(props),
      class: 'inp',
      type: 'text',
      value: props.value ?? '',
      autocomplete: 'off',
      spellcheck: 'false',
      'data-scan-url': props.scanUrl,
      'data-scan-failed': textIn(props.lang, WORDS.failed),
      'data-scan-busy': textIn(props.lang, WORDS.busy),
    })}>${button({
      text: props.buttonText,
      kind: 'secondary',
      icon: 'qr',
      formAction: props.formAction,
    })}</div><p class="scan-say" data-scan-message role="status"></p><p class="warn" data-scan-warning role="alert" hidden></p><div class="acts" data-scan-names="applicantName"></div>`,
  );

const WORDS = {
  busy: { vi: 'Đang đọc thẻ…', en: 'Reading the card…' },
  failed: {
    vi: 'Chưa đọc được tự động. Hãy bấm nút bên cạnh hoặc nhập bằng tay.',
    en: 'Could not read it automatically. Press the button beside it or type by hand.',
  },
} satisfies Record<string, Bilingual>;
