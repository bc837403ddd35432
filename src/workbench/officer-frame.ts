import { officerNavigation } from '#workbench/officer-navigation.ts';
import type { Html } from '#web/html.ts';
import { sayIn } from '#web/language.ts';
import { workbenchLayout } from '#web/layout/workbench-layout.ts';
import type { OfficerRequest, PageProps } from '#workbench/officer-request.ts';

/** The frame around every page of an officer: who, where, and what this role may open. */
export function officerFrame(on: OfficerRequest, props: PageProps): Html {
  const { lang, session, services, request } = on;
  return workbenchLayout({
    lang,
    province: services.directory().province,
    furtherLanguages: services.furtherLanguages,
    title: props.title,
    path: request.url,
    hasErrors: props.hasErrors,
    unit: services.directory().agencyName(session.officer.agency, lang),
    user: {
      name: session.officer.name,
      role: seatOf(on),
      signOut: { action: '/dang-xuat', csrf: session.csrf },
    },
    search: { action: '/can-bo/tra-cuu', value: props.search },
    home: '/can-bo',
    nav: officerNavigation(on),
    scripts: props.scripts ?? ['forms.js'],
    refresh: props.refresh,
    isWide: props.isWide,
    moreKeys: props.moreKeys,
    body: props.body,
  });
}

/** Title of the officer, or in whose place they work just now. */
function seatOf({ lang, session }: OfficerRequest): string {
  const { standsInFor } = session.officer;
  if (standsInFor !== undefined) return `${sayIn(lang)('làm thay', 'for')} ${standsInFor.name}`;
  return lang === 'en' ? session.titleEn : session.title;
}
