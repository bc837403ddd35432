import { ASSISTANTS_PATH } from '#workbench/admin/assistant-page.ts';
import { pupilSightOf } from '#access/may-invite-pupils.ts';
import { mayIssuePasses } from '#access/may-issue-passes.ts';
import { mayAskRegisters } from '#access/may-ask-registers.ts';
import { handlesFeedback } from '#feedback/decide-feedback.ts';
import type { NavItem } from '#web/layout/nav-item.ts';
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
import { DOCUMENTS_PATH, handlesDocuments } from '#workbench/documents/paths.ts';
import { DE_AN_06_PATH } from '#workbench/report-de-an-06/paths.ts';
import { partsFor } from '#workbench/report-de-an-06/report-parts.ts';
import { operationsItem } from '#workbench/operations/alarms.ts';
import { sayIn } from '#web/language.ts';
import type { OfficerRequest } from '#workbench/officer-request.ts';

/** What this officer may open, in the order of their day: their work, the office, what is told upwards. */
export function officerNavigation(on: OfficerRequest): readonly NavItem[] {
  const path = on.request.url.split('?')[0] ?? '';
  const add: Add = (href, label, icon) => ({ href, label, icon, current: path === href });
  const say = sayIn(on.lang);
  return [
    add('/can-bo', say('Việc của tôi', 'My work'), 'list'),
    ...(scopeOf(on) === 'none' ? [] : [add(DASHBOARD_PATH, say('Điều hành', 'Steering'), 'list')]),
    ...(on.officer.role === 'province-administrator' ? administration(on, path, add) : []),
    ...(on.officer.role === 'counter-officer' ? counter(on, add) : []),
    ...dataItems(on, add),
    ...reportItems(on, add),
    ...(handlesFeedback(on.officer)
      ? [add(FEEDBACK_PATH, say('Phản ánh, kiến nghị', 'Reports and suggestions'), 'send')]
      : []),
    ...(mayAskRegisters(on.officer)
      ? [add(REGISTERS_PATH, say('Tra cứu hệ thống khác', 'Other registers'), 'search')]
      : []),
    add('/can-bo/lam-thay', say('Làm thay', 'Standing in'), 'user'),
    add('/can-bo/tra-cuu', say('Tra cứu hồ sơ', 'Find a dossier'), 'search'),
  ];
}

type Add = (href: string, label: string, icon: NavItem['icon']) => NavItem;

function administration(on: OfficerRequest, path: string, add: Add): readonly NavItem[] {
  const say = sayIn(on.lang);
  return [
    add('/can-bo/quan-tri/thu-tuc', say('Danh mục thủ tục', 'Catalogue'), 'list'),
    add('/can-bo/quan-tri/bieu-mau', say('Biểu mẫu điện tử', 'E-forms'), 'list'),
    add('/can-bo/quan-tri/doi-chieu', say('Đối chiếu quốc gia', 'National database'), 'list'),
    add('/can-bo/quan-tri/quy-dinh', say('Quy định một cửa', 'One-stop rules'), 'list'),
    operationsItem(on, path),
    add(BUDGET_CODE_PATH, say('Cấp mã ĐVQHNS', 'Budget-unit codes'), 'pen'),
    add('/can-bo/quan-tri/lich', say('Ngày nghỉ và giờ làm việc', 'Days off and hours'), 'clock'),
    add(FIGURES_PATH, say('Hàng đợi các Bộ phận', 'Queues of the desks'), 'bell'),
    add('/can-bo/quan-tri/co-quan', say('Cơ quan', 'Agencies'), 'list'),
    add('/can-bo/quan-tri/can-bo', say('Cán bộ', 'Staff'), 'user'),
    add(ASSISTANTS_PATH, say('Người giúp ở ấp', 'Helpers'), 'user'),
  ];
}

function counter(on: OfficerRequest, add: Add): readonly NavItem[] {
  const say = sayIn(on.lang);
  return [
    add(QUEUE_PATH, say('Hàng đợi', 'Queue'), 'bell'),
    add('/can-bo/tiep-nhan', say('Tiếp nhận tại quầy', 'Counter intake'), 'user'),
    add('/can-bo/cho-bo-sung', say('Chờ bổ sung', 'Awaiting supplement'), 'pause'),
    add('/can-bo/buu-chinh', say('Bưu chính', 'Post'), 'list'),
    add('/can-bo/so-theo-doi', say('Sổ theo dõi hồ sơ', 'Dossier register'), 'print'),
  ];
}

/** Data between registers: who judges it, who confirms it, and what is made of it. */
function dataItems(on: OfficerRequest, add: Add): readonly NavItem[] {
  const say = sayIn(on.lang);
  const { officer } = on;
  const agency = on.services.directory().agency(officer.agency);
  const items: NavItem[] = [];
  if (officer.role === 'data-steward' || officer.role === 'province-administrator') {
    items.push(add(QUALITY_PATH, say('Chất lượng dữ liệu', 'Data quality'), 'check'));
  }
  if (stationOf(on) !== null) {
    items.push(add(STATIONS_PATH, say('Dữ liệu chờ xác nhận', 'Data to be confirmed'), 'check'));
  }
  if (mayIssuePasses(officer, agency)) {
    items.push(add(PASSES_PATH, say('Hộ chiếu vắc xin', 'Vaccine passports'), 'check'));
  }
  if (pupilSightOf(officer, agency) !== null) {
    items.push(add(PUPILS_PATH, say('Học sinh chưa có thẻ', 'Pupils without a card'), 'user'));
  }
  return items;
}

/** What is told upwards, and what was agreed to be done. */
function reportItems(on: OfficerRequest, add: Add): readonly NavItem[] {
  const say = sayIn(on.lang);
  const { officer, services } = on;
  const items: NavItem[] = [];
  if (scopeOf(on) !== 'none') {
    items.push(add(REPORTS_PATH, say('Báo cáo', 'Reports'), 'list'));
    items.push(add('/can-bo/so-theo-doi', say('Sổ theo dõi hồ sơ', 'Dossier register'), 'print'));
  }
  if (officer.role !== 'counter-officer') {
    items.push(add(REPORTING_PATH, say('Báo cáo định kỳ', 'Periodic reports'), 'send'));
    items.push(add(STEERING_PATH, say('Chỉ đạo Đề án 06', 'Đề án 06'), 'list'));
  }
  if (partsFor(services, officer).length > 0) {
    items.push(add(DE_AN_06_PATH, say('Báo cáo Đề án 06', 'Report on Đề án 06'), 'print'));
  }
  if (handlesDocuments(on)) {
    items.push(add(DOCUMENTS_PATH, say('Văn bản trên trục', 'Documents'), 'send'));
  }
  return items;
}
