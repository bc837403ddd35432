import type { Configuration } from '#host/config.ts';
import type { WorkServices } from '#host/core.ts';
import { RECONCILER_PACE, startReconciler } from '#worker/reconcile.ts';

/** Compares the national portal with what it was told, where it is connected; answers how to stop. */
export function beginReconciler(
  { pool, world, now, log, registries }: WorkServices,
  { reconcileNightly }: Pick<Configuration, 'reconcileNightly'>,
): () => Promise<void> {
  if (registries === null || !registries.connected.has('national-portal')) return async () => {};
  const { portal } = registries;
  const isNightly = reconcileNightly;
  const reconciler = startReconciler({
    pool,
    portal,
    world,
    now,
    log,
    isNightly,
    pace: RECONCILER_PACE,
  });
  return () => reconciler.stop();
}
