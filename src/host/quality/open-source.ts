import { ContentFault } from '#documents/content-fault.ts';
import type { ContentStore } from '#documents/content-store.ts';
import { tablePages } from '#host/quality/table-records.ts';
import type { CampaignSource } from '#quality/campaign.ts';
import type { Registries } from '#registries/connect.ts';
import { RegistryFault } from '#registries/registry-fault.ts';
import { UnreadableTable } from '#tables/table-fault.ts';
import { qualityContext } from '#worker/quality/quality-context.ts';
import { readSource } from '#worker/quality/read-source.ts';
import { HopelessRun, type PageOfSource } from '#worker/quality/run-campaign.ts';

interface SourcePlaces {
  readonly content: Pick<ContentStore, 'open' | 'has'>;
  /** Null where none is connected. */
  readonly registries: Registries | null;
  readonly directory: string;
}

/** A page is asked for twice before the run is put off; it goes on from there by itself. */
const TRIES = { tries: 2, wait: 2000 };

/** The pages of a campaign's source from one on, wherever it is. */
export async function* openSource(
  places: SourcePlaces,
  source: CampaignSource,
  from: number,
): AsyncGenerator<PageOfSource> {
  if (source.kind === 'file') return yield* filePages(places, source.sha256, from);
  const { registries } = places;
  if (registries === null) throw new RegistryFault('not-configured', source.register);
  for await (const { page, content } of readSource(registries, source, qualityContext(null), {
    from,
    ...TRIES,
  })) {
    yield { page, pages: content.pages, records: content.records };
  }
}

async function* filePages(
  places: SourcePlaces,
  sha256: string,
  from: number,
): AsyncGenerator<PageOfSource> {
  if (!(await places.content.has(sha256))) throw new HopelessRun('file-gone');
  try {
    for await (const { page, rows } of tablePages(places, sha256)) {
      if (page < from) continue;
      yield { page, pages: 0, records: rows.map(({ record }) => record) };
    }
  } catch (fault) {
    if (fault instanceof ContentFault) throw new HopelessRun('file-gone');
    if (fault instanceof UnreadableTable) throw new HopelessRun('bad-file');
    throw fault;
  }
}
