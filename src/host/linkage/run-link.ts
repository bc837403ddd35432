import { Worker } from 'node:worker_threads';
import type { LoadAnswer, LoadTask } from '#host/linkage/load-worker.ts';
import { readLabels } from '#host/linkage/read-labels.ts';
import {
  chooseThreshold,
  LEAST_STRANGERS,
  type ThresholdChoice,
} from '#linkage/choose-threshold.ts';
import { type Weights, weigher } from '#linkage/scorer.ts';
import { openJob } from '#host/linkage/job-directory.ts';
import { loadRecords } from '#host/linkage/load-records.ts';
import { scoreRecords } from '#host/linkage/score-records.ts';
import { type LinkCounts, writePairs } from '#host/linkage/write-pairs.ts';
import type { Bilingual } from '#kernel/bilingual.ts';
import { err, ok, type Result } from '#kernel/result.ts';
import { assignOneToOne, judgeEach } from '#linkage/assign.ts';
import { pairsOf, passIndex, passKeys } from '#linkage/blocking.ts';
import { impliedByGroups, judgeImplied } from '#linkage/groups.ts';
import { learnWeights, weightsAgain } from '#linkage/learn-weights.ts';
import { type IndexedLinkable, type Linkable, linkableOf } from '#linkage/linkable.ts';
import { reasonsOf } from '#linkage/reasons.ts';
import type { LinkSettings, Thresholds } from '#linkage/settings.ts';
import { mergeCorpora } from '#linkage/merge-corpora.ts';
import { newCorpus, type Records } from '#linkage/values.ts';
import type { TableFaults } from '#tables/table-fault.ts';

export interface LinkJob {
  readonly left: string;
  /** Null: the left table is searched for records of one person within it. */
  readonly right: string | null;
  readonly out: string;
  readonly settings: LinkSettings;
  readonly language: keyof Bilingual;
  /** Another language in which reasons are written too, in a column `other_reasons`; null for none. */
  readonly otherLanguage: keyof Bilingual | null;
  readonly threads: number;
  /** Of both tables, as the Encoding standard calls it; null: as their marks say, else UTF-8. */
  readonly encoding: string | null;
  /** Pairs that somebody judged, from which the threshold for links is chosen. */
  readonly labels: string | null;
}

export interface LinkReport extends LinkCounts {
  readonly left: number;
  readonly right: number;
  readonly pairs: number;
}

/** What is told while it runs. */
export interface LinkTeller {
  readonly step: (text: Bilingual) => void;
  readonly progress: (done: number, all: number) => void;
  readonly notes: (file: string, notes: TableFaults) => void;
  readonly thresholds: (choice: ThresholdChoice) => void;
}

export interface FileFaults {
  readonly file: string;
  readonly faults: TableFaults;
}

/** Links two tables, or finds what stands twice in one, and writes the pairs; all of them or none. */
export async function runLink(
  job: LinkJob,
  tell: LinkTeller,
): Promise<Result<LinkReport, FileFaults>> {
  const { settings } = job;
  const tables = await loadTables(job, tell);
  if (!tables.ok) return tables;
  const { linkable, left, right } = tables.value;
  tell.step({ vi: 'Xếp bản ghi vào khối', en: 'Putting records into blocks' });
  const indexed = indexOf(linkable, settings);
  const files = job.right === null ? [job.left] : [job.left, job.right];
  const kept = openJob(job.out, files, { ...settings, encoding: job.encoding });
  tell.step({ vi: 'Học trọng số', en: 'Learning weights' });
  const earlier = kept.learned();
  const { weights, learned } =
    earlier === null
      ? learnWeights(indexed)
      : { learned: earlier, weights: weightsAgain(indexed, earlier) };
  kept.keepLearned(learned);
  const labelled = await thresholdsOf(job, tables.value, weights);
  if (!labelled.ok) return labelled;
  const thresholds = labelled.value?.thresholds ?? settings.thresholds;
  if (labelled.value !== null) tell.thresholds(labelled.value.choice);
  else if (job.labels !== null) tell.step(TOO_FEW_STRANGERS);
  tell.step({ vi: 'So sánh', en: 'Comparing' });
  const least = Math.min(settings.thresholds.review, thresholds.review, LEAST_RIVAL);
  const pairs = await scoreRecords(
    { linkable: indexed, weights, least },
    job.threads,
    kept,
    tell.progress,
  );
  tell.step({ vi: 'Ghi kết quả', en: 'Writing the pairs' });
  const { leftCount, rightCount } = linkable;
  const decisions = settings.oneToOne
    ? assignOneToOne(pairs, { left: leftCount, right: rightCount }, thresholds)
    : judgeEach(pairs, thresholds);
  const groups = linkable.dedupe ? impliedByGroups(pairs, thresholds.link, leftCount) : [];
  const implied = judgeImplied(groups, weigher(linkable, weights));
  const written = writePairs(job.out, {
    pairs,
    decisions,
    implied,
    thresholds,
    language: job.language,
    left,
    right,
    reasons: reasonsOf(linkable, weights, job.language),
    otherLanguage: job.otherLanguage,
    otherReasons:
      job.otherLanguage === null ? null : reasonsOf(linkable, weights, job.otherLanguage),
  });
  kept.remove();
  return ok({ ...written, left: leftCount, right: rightCount, pairs: pairs.count });
}

interface LoadedTables {
  readonly linkable: Linkable;
  /** For the names of their records. */
  readonly left: Records;
  readonly right: Records;
}

interface LabelledThresholds {
  readonly thresholds: Thresholds;
  readonly choice: ThresholdChoice;
}

const TOO_FEW_STRANGERS: Bilingual = {
  vi: `Mẫu cần ít nhất ${LEAST_STRANGERS} cặp là hai người khác nhau; giữ ngưỡng trong cấu hình`,
  en: `The sample needs at least ${LEAST_STRANGERS} pairs of two people; the thresholds stay`,
};

/** Thresholds by what was judged; null where nothing was. */
async function thresholdsOf(
  job: LinkJob,
  { linkable, left, right }: LoadedTables,
  weights: Weights,
): Promise<Result<LabelledThresholds | null, FileFaults>> {
  if (job.labels === null) return ok(null);
  const labels = await readLabels(job.labels, left, right);
  if (!labels.ok) return err({ file: job.labels, faults: labels.error });
  const weigh = weigher(linkable, weights);
  const choice = chooseThreshold(
    labels.value.map((label) => ({ same: label.same, weight: weigh(label.left, label.right) })),
    job.settings.thresholds.review,
  );
  if (choice === null) return ok(null);
  const { thresholds } = job.settings;
  const link = choice.chosen.threshold;
  return ok({ thresholds: { ...thresholds, link }, choice });
}

/** The right table is read by a thread of its own at the same time. */
async function loadTables(
  job: LinkJob,
  tell: LinkTeller,
): Promise<Result<LoadedTables, FileFaults>> {
  const { fields, monthFirst, leftId } = job.settings;
  const corpus = newCorpus(fields, monthFirst);
  const beside = job.right === null ? null : readBeside(job.right, job);
  tell.step({ vi: `Đọc ${job.left}`, en: `Reading ${job.left}` });
  const plan = { id: leftId, columns: fields.map((field) => field.left), encoding: job.encoding };
  const left = await loadRecords(job.left, plan, corpus, tell.progress);
  if (left.ok) tell.notes(job.left, left.value.notes);
  const right = await beside;
  if (!left.ok) return err({ file: job.left, faults: left.error });
  const records = left.value.records;
  if (job.right === null || right === null) {
    const linkable = linkableOf(corpus, records, null);
    return ok({ linkable, left: records, right: records });
  }
  if (!right.loaded.ok) return err({ file: job.right, faults: right.loaded.error });
  tell.notes(job.right, right.loaded.value.notes);
  const others = right.loaded.value.records;
  mergeCorpora(corpus, right.corpus, others);
  const linkable = linkableOf(corpus, records, others);
  records.rows = new Int32Array(0);
  others.rows = new Int32Array(0);
  return ok({ linkable, left: records, right: others });
}

function readBeside(file: string, { settings, encoding }: LinkJob): Promise<LoadAnswer> {
  const columns = settings.fields.map((field) => field.right);
  const workerData: LoadTask = {
    file,
    plan: { id: settings.rightId, columns, encoding },
    settings,
  };
  const worker = new Worker(new URL('load-worker.ts', import.meta.url), { workerData });
  return new Promise((resolve, reject) => {
    worker.once('error', reject);
    worker.once('message', resolve);
  });
}

/** Passes that would give more pairs than their worth are left out; tables that are small afford all. */
function indexOf(linkable: Linkable, settings: LinkSettings): IndexedLinkable {
  const { left, leftCount, right, rightCount, fields, book } = linkable;
  const most = Math.max(SMALL, PAIRS_A_RECORD * rightCount);
  const passes = passKeys(book, fields, settings.blocking)
    .map((key) => passIndex(key, left, fields.length, leftCount, settings.largestBlock))
    .filter((pass) => pass.passedOver < MOSTLY)
    .filter((pass) => pairsOf(pass, right, fields.length, rightCount) <= most);
  return { ...linkable, passes };
}

const SMALL = 400_000;
/** Lighter pairs are no rivals of any that is linked; what is kept does not hang on the threshold. */
const LEAST_RIVAL = -3;
/** A pass of which this much lies in blocks that are too large was not meant for tables of this size. */
const MOSTLY = 0.5;
const PAIRS_A_RECORD = 8;
