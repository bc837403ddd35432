/** Where a dossier is prepared and filed from outside. */
export const startPath = (procedureCode: string): string =>
  `/nop/${encodeURIComponent(procedureCode)}`;

export const DRAFT = '/nop/nhap';

/** A page of a draft: one of its form by id, or one of `FIXED_PAGES`. */
export const draftPath = (draftId: string, page: string): string => `${DRAFT}/${draftId}/${page}`;

/** The pages that every draft has beside those of its form. */
export const DETAILS = 'noi-nop';
export const PAPERS = 'giay-to';
export const CHECK = 'kiem-tra';
export const DELETE = 'xoa';
export const CODE = 'ma';
export const CONFIRM = 'xac-nhan';

/** A paper of a draft by its content. */
export const draftFilePath = (draftId: string, sha256: string): string =>
  `${DRAFT}/${draftId}/tep/${sha256}`;

/** Where one of the papers that we have is chosen for a component. */
export const storePath = (draftId: string, component: string): string =>
  `${DRAFT}/${draftId}/kho/${component}`;

/** Where a result in the national store is chosen for a component. */
export const nationalStorePath = (draftId: string, component: string): string =>
  `${storePath(draftId, component)}/quoc-gia`;

/** The worker of drafts, and what it shows where the line is dead and nothing is kept. */
export const OFFLINE_WORKER = '/nop/ngoai-mang.js';
export const OFFLINE = `${DRAFT}/ngoai-mang`;
