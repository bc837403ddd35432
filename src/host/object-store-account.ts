import type { ObjectStoreAccount } from '#documents/object-store.ts';
import { nameMissing } from '#host/name-missing.ts';

interface Reader {
  readonly text: (name: string) => string | null;
  readonly origin: (name: string) => string | null;
}

/** The bucket for files, of which all is given or nothing; what is wrong with it is added to `wrong`. */
export function readObjectStore(read: Reader, wrong: string[]): ObjectStoreAccount | null {
  const given = {
    STORAGE_S3_ENDPOINT: read.origin('STORAGE_S3_ENDPOINT'),
    STORAGE_S3_BUCKET: read.text('STORAGE_S3_BUCKET'),
    STORAGE_S3_ACCESS_KEY: read.text('STORAGE_S3_ACCESS_KEY'),
    STORAGE_S3_SECRET_KEY: read.text('STORAGE_S3_SECRET_KEY'),
  };
  const region = read.text('STORAGE_S3_REGION');
  if (region === null && Object.values(given).every((value) => value === null)) return null;
  nameMissing({ ...given, STORAGE_S3_REGION: region ?? 'us-east-1' }, wrong);
  const bucket = given.STORAGE_S3_BUCKET ?? '';
  if (bucket !== '' && !/^[a-z0-9][a-z0-9.-]{1,61}[a-z0-9]$/.test(bucket)) {
    wrong.push('STORAGE_S3_BUCKET must be small letters, digits, dots and hyphens');
  }
  return {
    endpoint: given.STORAGE_S3_ENDPOINT ?? '',
    bucket,
    region: region ?? 'us-east-1',
    accessKey: given.STORAGE_S3_ACCESS_KEY ?? '',
    secretKey: given.STORAGE_S3_SECRET_KEY ?? '',
  };
}
