import { type Bilingual, type Language, textIn, type FurtherLanguage } from '#kernel/bilingual.ts';
import { html, type Html, type Value } from '#web/html.ts';
import { emblem } from '#web/components/emblem.ts';
import { languageSwitch } from '#web/components/language-switch.ts';
import { document, type ScriptName } from './document.ts';
import { navItems, type NavItem } from './nav-item.ts';
import { skipLink } from './skip-link.ts';

export interface PortalLayoutProps {
  readonly lang: Language;
  /** "Tỉnh Kiên Giang", "Kiên Giang province". */
  readonly province: Bilingual;
  /** Languages beside Vietnamese and English, for the language switch. */
  readonly furtherLanguages: readonly FurtherLanguage[];
  readonly title: string;
  /** Path and query as requested, for the language switch. */
  readonly path: string;
  readonly hasErrors?: boolean | undefined;
  readonly nav?: readonly NavItem[];
  readonly scripts?: readonly ScriptName[];
  readonly footer?: Value;
  readonly body: Value;
}

/** The frame of the public pages. */
export const portalLayout = (props: PortalLayoutProps): Html =>
  document({
    ...props,
    site: `${textIn(props.lang, WORDS.product)} – ${textIn(props.lang, props.province)}`,
    bodyClass: 'portal',
    body: html`${skipLink(props.lang)}
<header class="hd"><div class="wrap hd-in"><a class="hd-brand" href="/">${emblem()}<span><b>${textIn(props.lang, WORDS.product)}</b><small>${textIn(props.lang, props.province)}</small></span></a>
<nav class="hd-nav" aria-label="${textIn(props.lang, WORDS.nav)}">${navItems(props.nav ?? [], languageSwitch(props))}</nav></div></header>
<main id="main" class="wrap main" tabindex="-1">
${props.body}
</main>
<footer class="ft"><div class="wrap">${props.footer ?? html`<p>${textIn(props.lang, WORDS.about)} ${textIn(props.lang, props.province)}.</p>${footerLinks(props.lang)}`}</div></footer>`,
  });

/** Where everybody finds what is public, on each page of the portal. */
const FOOTER = [
  ['/thu-tuc', { vi: 'Thủ tục hành chính', en: 'Procedures' }],
  ['/dat-lich', { vi: 'Đặt lịch hẹn', en: 'Appointments' }],
  ['/xac-minh', { vi: 'Xác minh văn bản', en: 'Verify a document' }],
  ['/thong-ke', { vi: 'Thống kê', en: 'Statistics' }],
  ['/lien-he', { vi: 'Liên hệ', en: 'Contact' }],
  ['/phan-anh', { vi: 'Phản ánh, kiến nghị', en: 'Reports and suggestions' }],
] as const satisfies readonly (readonly [string, Bilingual])[];

const footerLinks = (lang: Language): Html =>
  html`<ul class="ft-l">${FOOTER.map(([href, text]) => html`<li><a href="${href}">${textIn(lang, text)}</a></li>`)}</ul>`;

const WORDS = {
  product: { vi: 'Một cửa', en: 'One-stop service' },
  nav: { vi: 'Điều hướng chính', en: 'Main navigation' },
  about: {
    vi: 'Hệ thống thông tin một cửa điện tử,',
    en: 'Electronic one-stop information system,',
  },
} satisfies Record<string, Bilingual>;
