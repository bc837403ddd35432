/** The administrator's catalogue: what is in force, and its versions. */
export const CATALOGUE_PATH = '/can-bo/quan-tri/thu-tuc';
export const DRAFT_PATH = '/can-bo/quan-tri/ban-nhap';

export const historyPath = (code: string): string =>
  `${CATALOGUE_PATH}/xem/${encodeURIComponent(code)}`;

export const draftPath = (draftId: string): string => `${DRAFT_PATH}/${draftId}`;

export const sectionPath = (draftId: string, section: string): string =>
  `${draftPath(draftId)}/phan/${section}`;
