import { type Bilingual, textIn } from '#kernel/bilingual.ts';
import type { Html } from '#web/html.ts';
import type { FieldProps } from './field.ts';
import { textInput } from './text-input.ts';

export interface DateInputProps extends FieldProps {
  readonly value?: string | undefined;
  /** `birth`: month and year, or the year alone, are enough, and the hint says so. */
  readonly kind?: 'day' | 'birth';
}

/**
 * A date in one line, as people write it: 19/11/2026. Its hint is an example unless another hint
 * is given; the page parses what was typed.
 */
export const dateInput = (props: DateInputProps): Html =>
  textInput({
    ...props,
    hint: props.hint ?? textIn(props.lang, HINTS[props.kind ?? 'day']),
    inputMode: 'numeric',
    width: 'short',
    maxLength: 20,
  });

const HINTS = {
  day: { vi: 'Ví dụ: 19/11/2026', en: 'Day/month/year, for example 19/11/2026' },
  birth: {
    vi: 'Ví dụ: 19/11/1985; chỉ biết tháng, năm thì nhập 11/1985 hoặc 1985',
    en: 'For example 19/11/1985; if only the month or year is known, 11/1985 or 1985',
  },
} satisfies Record<'day' | 'birth', Bilingual>;
