/** The papers that a person has with us. */
export const DOCUMENTS = '/cong-dan/giay-to';

export const documentPath = (documentId: string): string => `${DOCUMENTS}/${documentId}`;
