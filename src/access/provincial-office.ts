import type { Agency } from '#catalogue/locality.ts';

/** Key of the department that is the office of the provincial committee. */
export const PROVINCIAL_OFFICE = 'van-phong-ubnd-tinh';

/** Whether an agency stands for the province: its committee, or the office of that. */
export const isProvincialOffice = (agency: Pick<Agency, 'kind' | 'department'> | null): boolean =>
  agency?.kind === 'province-committee' || agency?.department === PROVINCIAL_OFFICE;
