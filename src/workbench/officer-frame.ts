import { ASSISTANTS_PATH } from '#workbench/admin/assistant-page.ts';
import { mayAskRegisters } from '#access/may-ask-registers.ts';
import { handlesFeedback } from '#feedback/decide-feedback.ts';
import type { Html } from '#web/html.ts';
import { sayIn } from '#web/language.ts';
import type { NavItem } from '#web/layout/nav-item.ts';
import { workbenchLayout } from '#web/layout/workbench-layout.ts';
import { BUDGET_CODE_PATH, REGISTERS_PATH } from '#workbench/registers/paths.ts';
import { FIGURES_PATH, QUEUE_PATH } from '#workbench/queue/paths.ts';
import { FEEDBACK_PATH } from '#workbench/feedback/paths.ts';
import { DOCUMENTS_PATH, handlesDocuments } from '#workbench/documents/paths.ts';
import { DE_AN_06_PATH } from '#workbench/report-de-an-06/paths.ts';
import { partsFor } from '#workbench/report-de-an-06/report-parts.ts';
import { operationsItem } from '#workbench/operations/alarms.ts';
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
    nav: navigation(on),
    scripts: props.scripts ?? ['forms.js'],
    body: props.body,
  });
}

/** Title of the officer, or in whose place they work just now. */
function seatOf({ lang, session }: OfficerRequest): string {
  const { standsInFor } = session.officer;
  if (standsInFor !== undefined) return `${sayIn(lang)('làm thay', 'for')} ${standsInFor.name}`;
  return lang === 'en' ? session.titleEn : session.title;
}

function navigation(on: OfficerRequest): readonly NavItem[] {
  const say = sayIn(on.lang);
  const { role } = on.officer;
  const path = on.request.url.split('?')[0] ?? '';
  const items: NavItem[] = [];
  const add = (href: string, label: string, icon: NavItem['icon']) =>
    items.push({ href, label, icon, current: path === href });
  add('/can-bo', say('Việc của tôi', 'My work'), 'list');
  if (role === 'province-administrator') {
    add('/can-bo/quan-tri/thu-tuc', say('Danh mục thủ tục', 'Catalogue'), 'list');
    add('/can-bo/quan-tri/bieu-mau', say('Biểu mẫu điện tử', 'E-forms'), 'list');
    add('/can-bo/quan-tri/doi-chieu', say('Đối chiếu quốc gia', 'National database'), 'list');
    add('/can-bo/quan-tri/quy-dinh', say('Quy định một cửa', 'One-stop rules'), 'list');
    items.push(operationsItem(on, path));
    add(BUDGET_CODE_PATH, say('Cấp mã ĐVQHNS', 'Budget-unit codes'), 'pen');
    add('/can-bo/quan-tri/lich', say('Ngày nghỉ và giờ làm việc', 'Days off and hours'), 'clock');
    add(FIGURES_PATH, say('Hàng đợi các Bộ phận', 'Queues of the desks'), 'bell');
    add('/can-bo/quan-tri/co-quan', say('Cơ quan', 'Agencies'), 'list');
    add('/can-bo/quan-tri/can-bo', say('Cán bộ', 'Staff'), 'user');
    add(ASSISTANTS_PATH, say('Người giúp ở ấp', 'Helpers'), 'user');
  }
  if (role === 'counter-officer') {
    add(QUEUE_PATH, say('Hàng đợi', 'Queue'), 'bell');
    add('/can-bo/tiep-nhan', say('Tiếp nhận tại quầy', 'Counter intake'), 'user');
    add('/can-bo/cho-bo-sung', say('Chờ bổ sung', 'Awaiting supplement'), 'pause');
    add('/can-bo/buu-chinh', say('Bưu chính', 'Post'), 'list');
    add('/can-bo/so-theo-doi', say('Sổ theo dõi hồ sơ', 'Dossier register'), 'print');
  }
  if (handlesDocuments(on)) {
    add(DOCUMENTS_PATH, say('Văn bản trên trục', 'Documents'), 'send');
  }
  if (partsFor(on.services, on.officer).length > 0) {
    add(DE_AN_06_PATH, say('Báo cáo Đề án 06', 'Report on Đề án 06'), 'print');
  }
  if (handlesFeedback(on.officer)) {
    add(FEEDBACK_PATH, say('Phản ánh, kiến nghị', 'Reports'), 'send');
  }
  if (mayAskRegisters(on.officer)) {
    add(REGISTERS_PATH, say('Tra cứu hệ thống khác', 'Other registers'), 'search');
  }
  add('/can-bo/lam-thay', say('Làm thay', 'Standing in'), 'user');
  add('/can-bo/tra-cuu', say('Tra cứu hồ sơ', 'Find a dossier'), 'search');
  return items;
}
