import { escapeText } from '#web/escape.ts';
import { html, markupOf, type Html } from '#web/html.ts';
import { raw } from '#web/raw.ts';
import { optionLine, selectFrame, type SelectFrameProps, type SelectOption } from './select.ts';

export interface CommuneSelectProps extends SelectFrameProps {
  /** The code of the one that is chosen; empty while none is. */
  readonly value: string;
  readonly communes: readonly Commune[];
  /** First line, while nothing is chosen. */
  readonly prompt: string;
  /** What is no commune and may be chosen all the same, behind them. */
  readonly last?: SelectOption;
}

/** A commune to choose: `Phường Vĩnh Thanh Vân, Thành phố Rạch Giá`. */
export interface Commune {
  readonly code: string;
  readonly name: string;
}

/** One commune of the province. */
export const communeSelect = (props: CommuneSelectProps): Html =>
  selectFrame(
    props,
    html`${optionLine({ value: '', text: props.prompt }, props.value)}${linesOf(
      props.communes,
      props.value,
    )}${props.last === undefined ? null : optionLine(props.last, props.value)}`,
  );

/** The lines of all communes, with the chosen one marked. */
function linesOf(communes: readonly Commune[], chosen: string): Html {
  const lines = written.get(communes) ?? write(communes);
  written.set(communes, lines);
  if (chosen === '') return raw(lines);
  return raw(
    lines.replace(`value="${escapeText(chosen)}"`, (attribute) => `${attribute} selected`),
  );
}

/**
 * The longest part of most forms, some of which have it twice: it is written once, until the communes
 * are read anew and are another list.
 */
const written = new WeakMap<readonly Commune[], string>();

const write = (communes: readonly Commune[]): string =>
  communes.map(({ code, name }) => markupOf(optionLine({ value: code, text: name }, ''))).join('');
