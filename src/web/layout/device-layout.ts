import { type Bilingual, type Language, textIn, type FurtherLanguage } from '#kernel/bilingual.ts';
import { emblem } from '#web/components/emblem.ts';
import { languageSwitch } from '#web/components/language-switch.ts';
import { html, type Html, type Value } from '#web/html.ts';
import { document, type Refresh, type ScriptName } from './document.ts';

export interface DeviceLayoutProps {
  readonly lang: Language;
  /** A kiosk is touched by everybody; a wall display is read from afar. */
  readonly kind: 'kiosk' | 'wall';
  readonly province: Bilingual;
  /** Languages beside Vietnamese and English, for the language switch. */
  readonly furtherLanguages: readonly FurtherLanguage[];
  /** Name of the desk at which the device stands. */
  readonly desk: string;
  readonly title: string;
  /** Path and query as requested, for the language switch. */
  readonly path: string;
  readonly hasErrors?: boolean | undefined;
  readonly scripts?: readonly ScriptName[];
  readonly refresh?: Refresh | undefined;
  readonly body: Value;
}

/** The frame of the pages of a device at a desk: whose desk it is, and nothing that leads away. */
export const deviceLayout = (props: DeviceLayoutProps): Html =>
  document({
    ...props,
    site: textIn(props.lang, props.province),
    bodyClass: props.kind,
    body: html`<header class="dv-hd"><p class="dv-desk">${emblem()}<span><b>${props.desk}</b><small>${textIn(props.lang, props.province)}</small></span></p>${
      props.kind === 'kiosk' ? languageSwitch(props) : null
    }</header>
<main id="main" class="dv-main" tabindex="-1">
${props.body}
</main>`,
  });
