/** Where anybody finds out whether a signed document holds. */
export const VERIFICATION = '/xac-minh';

export const verificationPath = (documentId: string): string => `${VERIFICATION}/${documentId}`;

/** The same with the address of this system, as it stands in a QR code. */
export const verificationUrl = (publicUrl: string, documentId: string): string =>
  `${publicUrl}${verificationPath(documentId)}`;
