const UUID = /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/;

/** Whether a text is the id of a dossier as the hash chain holds it: a UUID in lower case. */
export const isDossierId = (text: string): boolean => UUID.test(text);
