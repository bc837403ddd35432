import type { Bilingual } from '#kernel/bilingual.ts';

export const BODY_KINDS = ['committee', 'assisting-team', 'team'] as const;
/** Ban Chỉ đạo, Tổ giúp việc, Tổ công tác. */
export type BodyKind = (typeof BODY_KINDS)[number];

export const bodyKindLabels = {
  committee: { vi: 'Ban Chỉ đạo', en: 'Steering committee' },
  'assisting-team': { vi: 'Tổ giúp việc', en: 'Assisting team' },
  team: { vi: 'Tổ công tác', en: 'Team' },
} satisfies Record<BodyKind, Bilingual>;

export const BODY_LEVELS = ['province', 'district', 'commune', 'hamlet'] as const;
export type BodyLevel = (typeof BODY_LEVELS)[number];

export const MEMBER_ROLES = [
  'head',
  'standing-vice-head',
  'vice-head',
  'member',
  'secretary',
] as const;
export type MemberRole = (typeof MEMBER_ROLES)[number];

export const memberRoleLabels = {
  head: { vi: 'Trưởng ban, tổ trưởng', en: 'Head' },
  'standing-vice-head': { vi: 'Phó trưởng ban thường trực', en: 'Standing vice-head' },
  'vice-head': { vi: 'Phó trưởng ban, tổ phó', en: 'Vice-head' },
  member: { vi: 'Thành viên', en: 'Member' },
  secretary: { vi: 'Thư ký', en: 'Secretary' },
} satisfies Record<MemberRole, Bilingual>;
