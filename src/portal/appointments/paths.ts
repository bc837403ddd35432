/** Where one books a time at a desk. */
export const APPOINTMENTS_PATH = '/dat-lich';

export const appointmentPath = (desk: string): string => `${APPOINTMENTS_PATH}/${desk}`;
