/** Where somebody opens what was shared with them. */
const SHARED = '/chia-se';

export const sharedPath = (secret: string): string => `${SHARED}/${secret}`;

export const sharedFilePath = (secret: string): string => `${sharedPath(secret)}/tep`;
