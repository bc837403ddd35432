import type { RepresentationBasis } from '#dossier/dossier-event.ts';
import type { Bilingual } from '#kernel/bilingual.ts';

/** The bases of representation that a counter may note, in the order of the form. */
export const representationBases = {
  self: { vi: 'Tự mình làm thủ tục', en: 'On one’s own behalf' },
  parent: { vi: 'Cha hoặc mẹ của người được làm thủ tục', en: 'Father or mother' },
  relative: { vi: 'Ông, bà hoặc người thân thích khác', en: 'Grandparent or other relative' },
  guardian: { vi: 'Người giám hộ', en: 'Guardian' },
  authorised: { vi: 'Người được ủy quyền', en: 'Authorised person' },
  'legal-representative': {
    vi: 'Người đại diện theo pháp luật của tổ chức',
    en: 'Legal representative of an organisation',
  },
} satisfies Record<RepresentationBasis, Bilingual>;

export const isRepresentationBasis = (text: string): text is RepresentationBasis =>
  Object.hasOwn(representationBases, text);

export const applicantKinds = {
  citizen: { vi: 'Cá nhân', en: 'A person' },
  enterprise: { vi: 'Doanh nghiệp', en: 'An enterprise' },
  organisation: { vi: 'Tổ chức khác', en: 'Another organisation' },
} satisfies Record<'citizen' | 'enterprise' | 'organisation', Bilingual>;

export const sexes = {
  male: { vi: 'Nam', en: 'Male' },
  female: { vi: 'Nữ', en: 'Female' },
} satisfies Record<'male' | 'female', Bilingual>;

export const deliveries = {
  desk: { vi: 'Nhận tại Bộ phận Một cửa', en: 'At the one-stop desk' },
  post: { vi: 'Qua bưu chính công ích, đến địa chỉ', en: 'By post, to an address' },
} satisfies Record<'desk' | 'post', Bilingual>;
