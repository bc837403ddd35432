import { isUuid } from '#kernel/uuid.ts';

/** Whether a text is the id of a dossier as the hash chain holds it: a UUID in lower case. */
export const isDossierId = isUuid;
