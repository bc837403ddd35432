import { readReportRuleFiles } from '#host/report-rules-file.ts';
import type { Instant } from '#kernel/day.ts';
import type { ReportSources } from '#reports/report-sources.ts';
import { catalogue, locality } from './dossier-fixtures.ts';
import type { TestStore } from './store-fixture.ts';

const rules = await readReportRuleFiles();

/** What reports of a test store are made from, at an instant. */
export const reportSources = ({ pool }: TestStore, now: Instant): ReportSources => ({
  pool,
  agencies: locality.agencies,
  catalogue,
  province: { vi: 'Tỉnh Kiên Giang', en: 'Kiên Giang province' },
  rules,
  now,
});
