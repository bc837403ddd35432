import { ASSISTANTS_PATH } from '#workbench/admin/assistant-page.ts';
import { pupilSightOf } from '#access/may-invite-pupils.ts';
import { mayIssuePasses } from '#access/may-issue-passes.ts';
import { mayAskRegisters } from '#access/may-ask-registers.ts';
import { reportReach } from '#access/may-read-reports.ts';
import { handlesFeedback } from '#feedback/decide-feedback.ts';
import type { Html } from '#web/html.ts';
import { sayIn } from '#web/language.ts';
import type { NavItem } from '#web/layout/nav-item.ts';
import { workbenchLayout } from '#web/layout/workbench-layout.ts';
import { BUDGET_CODE_PATH, REGISTERS_PATH } from '#workbench/registers/paths.ts';
import { FIGURES_PATH, QUEUE_PATH } from '#workbench/queue/paths.ts';
import { REPORTS_PATH } from '#workbench/reports/paths.ts';
import { PUPILS_PATH } from '#workbench/pupils/paths.ts';
import { PASSES_PATH } from '#workbench/vaccine-pass/paths.ts';
import { QUALITY_PATH, STATIONS_PATH } from '#workbench/quality/paths.ts';
import { stationOf } from '#workbench/quality/station-agency.ts';
import { FEEDBACK_PATH } from '#workbench/feedback/paths.ts';
import { scopeOf } from '#workbench/dashboard/scope.ts';
import { DASHBOARD_PATH } from '#workbench/dashboard/paths.ts';
import { REPORTING_PATH } from '#workbench/reporting/paths.ts';
import { STEERING_PATH } from '#workbench/steering/paths.ts';
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
    refresh: props.refresh,
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

function navigation(on: OfficerRequest): readonly NavItem[] {
  const say = sayIn(on.lang);
  const { role } = on.officer;
  const path = on.request.url.split('?')[0] ?? '';
  const items: NavItem[] = [];
  const add = (href: string, label: string, icon: NavItem['icon']) =>
    items.push({ href, label, icon, current: path === href });
  add('/can-bo', say('Việc của tôi', 'My work'), 'list');
  if (scopeOf(on) !== 'none') add(DASHBOARD_PATH, say('Điều hành', 'Steering'), 'list');
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
  const agency = on.services.directory().agency(on.officer.agency);
  if (reportReach(on.officer, agency) !== 'none') {
    add(REPORTS_PATH, say('Báo cáo', 'Reports'), 'list');
    add('/can-bo/so-theo-doi', say('Sổ theo dõi hồ sơ', 'Dossier register'), 'print');
  }
  if (mayIssuePasses(on.officer, agency)) {
    add(PASSES_PATH, say('Hộ chiếu vắc xin', 'Vaccine passports'), 'check');
  }
  if (pupilSightOf(on.officer, agency) !== null) {
    add(PUPILS_PATH, say('Học sinh chưa có thẻ', 'Pupils without a card'), 'user');
  }
  if (handlesFeedback(on.officer)) {
    add(FEEDBACK_PATH, say('Phản ánh, kiến nghị', 'Reports'), 'send');
  }
  if (role === 'data-steward' || role === 'province-administrator') {
    add(QUALITY_PATH, say('Chất lượng dữ liệu', 'Data quality'), 'check');
  }
  if (stationOf(on) !== null) {
    add(STATIONS_PATH, say('Dữ liệu chờ xác nhận', 'Data to be confirmed'), 'check');
  }
  if (mayAskRegisters(on.officer)) {
    add(REGISTERS_PATH, say('Tra cứu hệ thống khác', 'Other registers'), 'search');
  }
  if (role !== 'counter-officer') {
    add(STEERING_PATH, say('Chỉ đạo Đề án 06', 'Đề án 06'), 'list');
    add(REPORTING_PATH, say('Báo cáo định kỳ', 'Periodic reports'), 'send');
  }
  add('/can-bo/lam-thay', say('Làm thay', 'Standing in'), 'user');
  add('/can-bo/tra-cuu', say('Tra cứu hồ sơ', 'Find a dossier'), 'search');
  return items;
}
