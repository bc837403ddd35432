/** Pupils of class 9 and 12 without a citizen card, and their invitations. */
export const PUPILS_PATH = '/can-bo/du-lieu/hoc-sinh';
