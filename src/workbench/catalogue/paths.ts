/** The administrator's procedures: what is in force, and their versions. */
export const CATALOGUE_PATH = '/can-bo/quan-tri/thu-tuc';
/** The administrator's forms. */
export const FORMS_PATH = '/can-bo/quan-tri/bieu-mau';
export const DRAFT_PATH = '/can-bo/quan-tri/ban-nhap';

/** All versions of one code, under the list of its kind. */
export const historyPath = (list: string, code: string): string =>
  `${list}/xem/${encodeURIComponent(code)}`;

/** Where a form in force is tried. */
export const trialPath = (code: string): string => `${FORMS_PATH}/thu/${encodeURIComponent(code)}`;

export const draftPath = (draftId: string): string => `${DRAFT_PATH}/${draftId}`;

/** Where a form that is being written is tried. */
export const draftTrialPath = (draftId: string): string => `${draftPath(draftId)}/thu`;

export const sectionPath = (draftId: string, section: string): string =>
  `${draftPath(draftId)}/phan/${section}`;
