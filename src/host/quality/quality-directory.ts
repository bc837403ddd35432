import { join } from 'node:path';

/** Where tables of campaigns lie while they are compared; nothing stays there. */
export const qualityDirectory = (dataDir: string): string => join(dataDir, 'quality');
