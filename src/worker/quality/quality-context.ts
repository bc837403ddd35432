import type { CallContext } from '#registries/lgsp/gateway.ts';
import { NO_DOSSIER } from '#store/write-batch.ts';

/** As whom registers are asked for a campaign, and about whom; null where it is about many. */
export const qualityContext = (person: string | null): CallContext => ({
  dossierId: NO_DOSSIER,
  subject: 'system',
  agency: '',
  purpose: 'Đối chiếu, làm sạch dữ liệu',
  procedureCode: null,
  person,
});
