import { type Bilingual, type Language, textIn, type FurtherLanguage } from '#kernel/bilingual.ts';
import { attrs, html, type Html, type Value } from '#web/html.ts';
import { csrfField } from '#web/components/csrf-field.ts';
import { emblem } from '#web/components/emblem.ts';
import { icon } from '#web/components/icon.ts';
import { keyHelp, type KeyLine } from '#web/components/key-help.ts';
import { languageSwitch } from '#web/components/language-switch.ts';
import { document, type Refresh, type ScriptName } from './document.ts';
import { navItems, type NavItem } from './nav-item.ts';
import { skipLink } from './skip-link.ts';

export interface WorkbenchLayoutProps {
  readonly lang: Language;
  /** "Tỉnh Kiên Giang", "Kiên Giang province". */
  readonly province: Bilingual;
  /** Languages beside Vietnamese and English, for the language switch. */
  readonly furtherLanguages: readonly FurtherLanguage[];
  readonly title: string;
  /** Path and query as requested, for the language switch. */
  readonly path: string;
  readonly hasErrors?: boolean | undefined;
  /** Name of the officer's agency. */
  readonly unit: string;
  readonly user: WorkbenchUser;
  /** Where the search box goes, and what is in it; sent as `q` by GET. */
  readonly search: { readonly action: string; readonly value?: string | undefined };
  readonly home: string;
  readonly nav: readonly NavItem[];
  readonly scripts?: readonly ScriptName[];
  readonly refresh?: Refresh | undefined;
  /** Printed across the sheet, for tables of many columns. */
  readonly isWide?: boolean | undefined;
  /** Keys that only this page knows. */
  readonly moreKeys?: readonly KeyLine[] | undefined;
  readonly body: Value;
}

export interface WorkbenchUser {
  readonly name: string;
  /** Title or role as shown: "Chuyên viên". */
  readonly role: string;
  readonly signOut: { readonly action: string; readonly csrf: string };
}

/** The frame of the officers' pages. */
export const workbenchLayout = (props: WorkbenchLayoutProps): Html =>
  document({
    ...props,
    site: `${textIn(props.lang, WORDS.product)} – ${textIn(props.lang, props.province)}`,
    bodyClass: props.isWide === true ? 'wb wide' : 'wb',
    scripts: ['workbench.js', 'filter.js', ...(props.scripts ?? [])],
    body: html`${skipLink(props.lang)}
${topBar(props)}
<div class="wb-grid"><nav class="sn" aria-label="${textIn(props.lang, WORDS.nav)}">${navItems(props.nav)}<p class="sn-help" data-key-help hidden><button type="button" class="sn-keys"><kbd>?</kbd> ${textIn(props.lang, WORDS.keys)}</button></p></nav>
<main id="main" class="wb-main" tabindex="-1">
${props.body}
</main></div>
<footer class="wb-ft"><p>${textIn(props.lang, WORDS.product)} – ${textIn(props.lang, props.province)}</p>${languageSwitch(props)}</footer>
${keyHelp(props)}`,
  });

const topBar = (props: WorkbenchLayoutProps): Html =>
  html`<header class="tb"><a class="tb-brand" href="${props.home}">${emblem()}<span>${textIn(props.lang, WORDS.product)}<small>${textIn(props.lang, props.province)}</small></span></a>
${searchBox(props)}
<p class="tb-unit">${props.unit}</p>
${userMenu(props.user, props.lang)}</header>`;

const searchBox = ({ lang, search }: WorkbenchLayoutProps): Html =>
  html`<form class="tb-search" role="search" aria-label="${textIn(lang, WORDS.searchAll)}" method="get" action="${search.action}"><label class="sr" for="q">${textIn(lang, WORDS.search)}</label>${icon('search')}<input${attrs(
    {
      id: 'q',
      name: 'q',
      type: 'search',
      value: search.value ?? '',
      placeholder: textIn(lang, WORDS.searchHint),
      autocomplete: 'off',
      'data-search': true,
    },
  )}><kbd aria-hidden="true">/</kbd><button type="submit" class="tb-go">${textIn(lang, WORDS.search)}</button></form>`;

const userMenu = (user: WorkbenchUser, lang: Language): Html =>
  html`<div class="tb-user"><span class="av" aria-hidden="true">${initials(user.name)}</span><p><b>${user.name}</b><small>${user.role}</small></p><form method="post" action="${user.signOut.action}">${csrfField(user.signOut.csrf)}<button type="submit" class="tb-out">${textIn(lang, WORDS.signOut)}</button></form></div>`;

/** First letters of the last two words: the middle and the given name, by which people are known. */
const initials = (name: string): string =>
  name
    .split(' ')
    .slice(-2)
    .map((word) => word.slice(0, 1))
    .join('');

const WORDS = {
  product: { vi: 'Một cửa', en: 'One-stop service' },
  nav: { vi: 'Danh mục công việc', en: 'Work' },
  search: { vi: 'Tìm hồ sơ', en: 'Search dossiers' },
  searchAll: { vi: 'Tìm trong toàn bộ hồ sơ', en: 'Search all dossiers' },
  searchHint: {
    vi: 'Mã hồ sơ, số định danh, tên người nộp',
    en: 'Dossier code, ID number, applicant name',
  },
  keys: { vi: 'Phím tắt', en: 'Keyboard shortcuts' },
  signOut: { vi: 'Đăng xuất', en: 'Sign out' },
} satisfies Record<string, Bilingual>;
