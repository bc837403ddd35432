import type { OneStopRules } from '#catalogue/one-stop-rules.ts';
import type { Fee, LifeEvent, OnlineLevel, Procedure } from '#catalogue/procedure.ts';
import type { OutsideSystem } from '#catalogue/process.ts';
import type { Bilingual } from '#kernel/bilingual.ts';

/** What pages call the values that a procedure is described by; the order is that of lists. */

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

export const applicantLabels: Readonly<Record<Procedure['applicants'][number], Bilingual>> = {
  citizen: { vi: 'Công dân', en: 'Citizens' },
  enterprise: { vi: 'Doanh nghiệp, hộ kinh doanh', en: 'Enterprises' },
  organisation: { vi: 'Tổ chức', en: 'Organisations' },
};

export const levelLabels: Readonly<Record<Procedure['receivedAt'][number], Bilingual>> = {
  province: { vi: 'Cấp tỉnh', en: 'Province' },
  district: { vi: 'Cấp huyện', en: 'District' },
  commune: { vi: 'Cấp xã', en: 'Commune' },
};

export const channelLabels: Readonly<Record<Procedure['channels'][number], Bilingual>> = {
  counter: { vi: 'Trực tiếp tại một cửa', en: 'At the counter' },
  online: { vi: 'Trực tuyến', en: 'Online' },
  postal: { vi: 'Qua bưu chính công ích', en: 'By the public post' },
};

export const handlerLabels: Readonly<Record<Procedure['handler'], Bilingual>> = {
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
};

export const systemLabels: Readonly<Record<OutsideSystem, Bilingual>> = {
  'national-population': { vi: 'Cơ sở dữ liệu quốc gia về dân cư', en: 'National population data' },
  'civil-status': { vi: 'Hộ tịch (Bộ Tư pháp)', en: 'Civil status' },
  'criminal-record': { vi: 'Lý lịch tư pháp', en: 'Criminal records' },
  interlinking: { vi: 'Phần mềm dịch vụ công liên thông', en: 'Interlinking software' },
  residence: { vi: 'Cư trú (Bộ Công an)', en: 'Residence' },
  'social-insurance': { vi: 'Bảo hiểm xã hội', en: 'Social insurance' },
  labour: { vi: 'Lao động, người có công, xã hội', en: 'Labour and social protection' },
  postal: { vi: 'Bưu chính công ích', en: 'Public post' },
  'enterprise-registration': { vi: 'Đăng ký doanh nghiệp', en: 'Enterprise registration' },
};

export const feeChannelLabels: Readonly<Record<Fee['channel'], Bilingual>> = {
  any: { vi: 'Bằng mọi cách', en: 'In any way' },
  counter: { vi: 'Tại một cửa', en: 'At the counter' },
  online: { vi: 'Trực tuyến', en: 'Online' },
};

export const onlineLevelLabels: Readonly<Record<OnlineLevel, Bilingual>> = {
  1: { vi: 'Mức độ 1', en: 'Level 1' },
  2: { vi: 'Mức độ 2', en: 'Level 2' },
  3: { vi: 'Mức độ 3', en: 'Level 3' },
  4: { vi: 'Mức độ 4', en: 'Level 4' },
  partial: { vi: 'Một phần', en: 'Partial' },
  full: { vi: 'Toàn trình', en: 'Full' },
};

/** Where citizens submit online, and what to know of it. */
export const submissionLabels: Readonly<Record<OneStopRules['submission'], Bilingual>> = {
  'provincial-portal': {
    vi: 'Cổng dịch vụ công của tỉnh',
    en: 'The public-service portal of the province',
  },
  'national-portal': {
    vi: 'Cổng Dịch vụ công quốc gia (dichvucong.gov.vn); cổng của tỉnh không nhận hồ sơ nữa',
    en: 'The national public-service portal (dichvucong.gov.vn); the province’s takes no more',
  },
};
