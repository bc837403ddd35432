import type { OfficerRequest } from '#workbench/officer-request.ts';

/** The name of a commune, or its code where nobody knows that. */
export const communeName = ({ services }: OfficerRequest, code: string): string =>
  services.directory().communes.find((commune) => commune.code === code)?.name ?? code;
