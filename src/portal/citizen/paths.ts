/** Where the pages of a citizen stand. */
export const CITIZEN_HOME = '/cong-dan';
export const CITIZEN_SIGN_IN = '/cong-dan/dang-nhap';
export const CITIZEN_SIGN_OUT = '/cong-dan/dang-xuat';

export const DATA_USE = '/cong-dan/du-lieu';

export const ownDossierPath = (dossierId: string): string => `/cong-dan/ho-so/${dossierId}`;
