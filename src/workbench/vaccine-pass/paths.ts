/** Vaccine passports, for the Department of Health. */
export const PASSES_PATH = '/can-bo/du-lieu/ho-chieu-vac-xin';

export const PASS_FIGURES_PATH = `${PASSES_PATH}/so-lieu`;

export const passPath = (passId: string): string => `${PASSES_PATH}/${passId}`;
