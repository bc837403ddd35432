import { kindLabels, type QueryKind } from '#workbench/registers/register-kinds.ts';

/** Where officers ask other registers. */
export const REGISTERS_PATH = '/can-bo/tra-cuu-he-thong';
/** Where a code is asked for a unit that has to do with the state budget. */
export const BUDGET_CODE_PATH = '/can-bo/cap-ma-dvqhns';

export const queryPath = (kind: QueryKind, dossierCode = ''): string =>
  withDossier(`${REGISTERS_PATH}/${kindLabels[kind].slug}`, dossierCode);

/** The choice of what to ask, for a dossier. */
export const registersPath = (dossierCode: string): string =>
  withDossier(REGISTERS_PATH, dossierCode);

export const budgetCodePath = (key: string): string => `${BUDGET_CODE_PATH}/${key}`;

const withDossier = (path: string, code: string): string =>
  code === '' ? path : `${path}?ho-so=${encodeURIComponent(code)}`;
