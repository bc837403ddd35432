import type { StepRole } from '#catalogue/process.ts';
import type { Bilingual } from '#kernel/bilingual.ts';

/** What a member of staff is; each is bound to an agency. */
export type Role = StepRole | 'province-administrator' | 'data-steward';

export const roleLabels = {
  'counter-officer': { vi: 'Cán bộ một cửa', en: 'Counter officer' },
  specialist: { vi: 'Chuyên viên', en: 'Specialist' },
  'signing-leader': { vi: 'Lãnh đạo ký duyệt', en: 'Signing leader' },
  clerk: { vi: 'Văn thư', en: 'Clerk' },
  'province-administrator': { vi: 'Quản trị tỉnh', en: 'Province administrator' },
  'data-steward': { vi: 'Quản lý chất lượng dữ liệu', en: 'Data steward' },
} satisfies Record<Role, Bilingual>;

export const isRole = (text: string): text is Role => Object.hasOwn(roleLabels, text);
