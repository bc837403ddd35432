import { roleLabels } from '#access/role.ts';
import type { LifeEvent, Procedure } from '#catalogue/procedure.ts';
import type { OutsideSystem, StepAction, StepRole } from '#catalogue/process.ts';
import type { Bilingual } from '#kernel/bilingual.ts';
import { actLabels } from '#workbench/act-labels.ts';
import type { Option } from '#workbench/catalogue/field-spec.ts';

/** Options in the order of their labels; a missing or a superfluous one is a type error. */
const optionsOf = <V extends string>(labels: Readonly<Record<V, Bilingual>>): readonly Option[] =>
  Object.entries<Bilingual>(labels).map(([value, text]) => ({ value, text }));

export const lifeEventLabels: Readonly<Record<LifeEvent, Bilingual>> = {
  birth: { vi: 'Có con', en: 'Having a child' },
  marriage: { vi: 'Kết hôn', en: 'Marriage' },
  moving: { vi: 'Chuyển chỗ ở', en: 'Moving' },
  identity: { vi: 'Giấy tờ tùy thân', en: 'Identity papers' },
  health: { vi: 'Sức khỏe, bảo hiểm y tế', en: 'Health' },
  study: { vi: 'Học tập', en: 'Study' },
  work: { vi: 'Việc làm', en: 'Work' },
  driving: { vi: 'Xe và lái xe', en: 'Driving' },
  housing: { vi: 'Nhà, đất, điện', en: 'Housing' },
  business: { vi: 'Kinh doanh', en: 'Business' },
  retirement: { vi: 'Nghỉ hưu', en: 'Retirement' },
  death: { vi: 'Có người thân qua đời', en: 'A death in the family' },
};

export const applicantOptions = optionsOf<Procedure['applicants'][number]>({
  citizen: { vi: 'Công dân', en: 'Citizens' },
  enterprise: { vi: 'Doanh nghiệp, hộ kinh doanh', en: 'Enterprises' },
  organisation: { vi: 'Tổ chức', en: 'Organisations' },
});

export const levelOptions = optionsOf<Procedure['receivedAt'][number]>({
  province: { vi: 'Cấp tỉnh', en: 'Province' },
  district: { vi: 'Cấp huyện', en: 'District' },
  commune: { vi: 'Cấp xã', en: 'Commune' },
});

export const channelOptions = optionsOf<Procedure['channels'][number]>({
  counter: { vi: 'Trực tiếp tại một cửa', en: 'At the counter' },
  online: { vi: 'Trực tuyến', en: 'Online' },
  postal: { vi: 'Qua bưu chính công ích', en: 'By the public post' },
});

export const onlineLevelOptions: readonly Option[] = [
  { value: '1', text: { vi: 'Mức độ 1', en: 'Level 1' } },
  { value: '2', text: { vi: 'Mức độ 2', en: 'Level 2' } },
  { value: '3', text: { vi: 'Mức độ 3', en: 'Level 3' } },
  { value: '4', text: { vi: 'Mức độ 4', en: 'Level 4' } },
  { value: 'partial', text: { vi: 'Một phần', en: 'Partial' } },
  { value: 'full', text: { vi: 'Toàn trình', en: 'Full' } },
];

export const handlerOptions = optionsOf<Procedure['handler']>({
  'commune-committee': { vi: 'UBND cấp xã', en: 'Commune committee' },
  'commune-police': { vi: 'Công an cấp xã', en: 'Commune police' },
  'district-committee': { vi: 'UBND cấp huyện', en: 'District committee' },
  'district-police': { vi: 'Công an cấp huyện', en: 'District police' },
  'district-social-insurance': { vi: 'BHXH cấp huyện', en: 'District social insurance' },
  department: { vi: 'Sở', en: 'Department' },
  'province-committee': { vi: 'UBND tỉnh', en: 'Provincial committee' },
  'provincial-police': { vi: 'Công an tỉnh', en: 'Provincial police' },
  'social-insurance': { vi: 'BHXH tỉnh', en: 'Provincial social insurance' },
  outside: { vi: 'Cơ quan ngoài hệ thống của tỉnh', en: 'An agency outside the province' },
});

export const kindOptions = optionsOf<Procedure['kind']>({
  single: { vi: 'Thủ tục đơn', en: 'Single' },
  interlinked: { vi: 'Thủ tục liên thông', en: 'Interlinked' },
});

export const timeUnitOptions = optionsOf<Procedure['timeLimit']['unit']>({
  WORKING_DAY: { vi: 'Ngày làm việc', en: 'Working days' },
  DAY: { vi: 'Ngày', en: 'Calendar days' },
  HOUR: { vi: 'Giờ làm việc', en: 'Working hours' },
  MONTH: { vi: 'Tháng', en: 'Months' },
  SAME_DAY: { vi: 'Trả trong ngày', en: 'The same day' },
  NONE: { vi: 'Không có thời hạn', en: 'No time limit' },
});

export const clockOptions = optionsOf<Procedure['supplement']['clock']>({
  pause: { vi: 'Tạm dừng, cộng thêm thời gian chờ', en: 'Pauses' },
  restart: { vi: 'Tính lại từ đầu', en: 'Starts again' },
});

export const feeChannelOptions = optionsOf<Procedure['fees'][number]['channel']>({
  any: { vi: 'Bằng mọi cách', en: 'In any way' },
  counter: { vi: 'Tại một cửa', en: 'At the counter' },
  online: { vi: 'Trực tuyến', en: 'Online' },
});

const { 'province-administrator': _, ...stepRoleLabels } = roleLabels;
export const roleOptions = optionsOf<StepRole>(stepRoleLabels);

export const placeOptions = optionsOf<'desk' | 'handler'>({
  desk: { vi: 'Tại một cửa', en: 'At the desk' },
  handler: { vi: 'Tại cơ quan giải quyết', en: 'At the deciding agency' },
});

export const systemOptions = optionsOf<OutsideSystem>({
  'national-population': { vi: 'Cơ sở dữ liệu quốc gia về dân cư', en: 'National population data' },
  'civil-status': { vi: 'Hộ tịch (Bộ Tư pháp)', en: 'Civil status' },
  'criminal-record': { vi: 'Lý lịch tư pháp', en: 'Criminal records' },
  interlinking: { vi: 'Phần mềm dịch vụ công liên thông', en: 'Interlinking software' },
  residence: { vi: 'Cư trú (Bộ Công an)', en: 'Residence' },
  'social-insurance': { vi: 'Bảo hiểm xã hội', en: 'Social insurance' },
  labour: { vi: 'Lao động, người có công, xã hội', en: 'Labour and social protection' },
  postal: { vi: 'Bưu chính công ích', en: 'Public post' },
  'enterprise-registration': { vi: 'Đăng ký doanh nghiệp', en: 'Enterprise registration' },
});

export const actionOptions = optionsOf<StepAction>({
  'pass-on': actLabels['pass-on'],
  propose: actLabels.propose,
  sign: actLabels.sign,
  issue: actLabels.issue,
  'hand-over': actLabels['hand-over'],
  'send-back': actLabels['send-back'],
  'request-supplement': actLabels['request-supplement'],
  refuse: actLabels.refuse,
});
