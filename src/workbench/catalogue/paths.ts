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

/** Where a procedure that is being written is seen as everybody will see it. */
export const draftPreviewPath = (draftId: string): string => `${draftPath(draftId)}/xem-truoc`;

export const sectionPath = (draftId: string, section: string): string =>
  `${draftPath(draftId)}/phan/${section}`;

/** The same on the page of a draft that awaits approval, where all of it is read. */
export const sectionAnchor = (section: string): string => `phan-${section}`;
