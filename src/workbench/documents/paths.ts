import { mayHandleDocuments } from '#access/may-handle-documents.ts';
import type { OfficerRequest } from '#workbench/officer-request.ts';

/** Documents that go over the document axis. */
export const DOCUMENTS_PATH = '/can-bo/van-ban';

export const documentPath = (id: string): string => `${DOCUMENTS_PATH}/${id}`;

/** Whether whoever asks sends and receives documents of the province. */
export const handlesDocuments = ({ officer, services }: OfficerRequest): boolean =>
  mayHandleDocuments(officer, services.directory().agency(officer.agency));
