import type { Language } from '#kernel/bilingual.ts';
import { sayIn } from '#web/language.ts';
import type { NavItem } from '#web/layout/nav-item.ts';

/** The links at the top of each public page: few, for small screens; the others stand at its foot. */
export function portalNavigation(lang: Language, current: string): readonly NavItem[] {
  const say = sayIn(lang);
  const item = (href: string, label: string, icon: NavItem['icon']): NavItem => ({
    href,
    label,
    icon,
    current: href === current,
  });
  return [
    item('/thu-tuc', say('Thủ tục', 'Procedures'), 'list'),
    item('/tra-cuu', say('Tra cứu hồ sơ', 'Follow a dossier'), 'search'),
    item('/cong-dan', say('Của tôi', 'Mine'), 'user'),
    item('/can-bo', say('Cán bộ', 'Staff'), 'lock'),
  ];
}
