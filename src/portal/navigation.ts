import type { Language } from '#kernel/bilingual.ts';
import { sayIn } from '#web/language.ts';
import type { NavItem } from '#web/layout/nav-item.ts';

/** The links at the top of each public page. */
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
    item('/thong-ke', say('Thống kê', 'Statistics'), 'chart'),
    item('/lien-he', say('Liên hệ', 'Contact'), 'phone'),
    item('/phan-anh', say('Phản ánh', 'Report'), 'send'),
    item('/can-bo', say('Cán bộ', 'Staff'), 'lock'),
  ];
}
