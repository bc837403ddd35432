/** What belongs to a desk: its kiosks and its slots. */
export const deskPath = (desk: string): string => `/can-bo/bo-phan/${desk}`;
