/** The papers that a person has with us. */
export const DOCUMENTS = '/cong-dan/giay-to';

export const documentPath = (documentId: string): string => `${DOCUMENTS}/${documentId}`;

/** A document of the store, by the id that stands in its QR code too. */
export const storedPath = (documentId: string): string => `${DOCUMENTS}/van-ban/${documentId}`;

export const storedFilePath = (documentId: string): string => `${storedPath(documentId)}/tep`;

/** All that a person shared. */
export const SHARES = `${DOCUMENTS}/chia-se`;

/** Where the form that shares a document is sent. */
export const sharePath = (documentId: string): string => `${storedPath(documentId)}/chia-se`;

export const revokeSharePath = (shareId: string): string => `${SHARES}/${shareId}/thu-hoi`;
