import { strict as assert } from 'node:assert';
import { test } from 'node:test';
import * as fc from 'fast-check';
import { readReportRuleFiles } from '#host/report-rules-file.ts';
import { INDICATORS, type Mark } from '#reports/nd-61/indicators.ts';
import { feedbackMark, type RatedDossier, rateDossier } from '#reports/nd-61/rate-dossier.ts';
import { decimalOf, gradeOf, meanMark, ratingOf, wholeMark } from '#reports/nd-61/rating.ts';
import { at } from '#test/support/dossier-fixtures.ts';

const { ratings } = await readReportRuleFiles();
const early = { dueAt: at('2022-05-11 17:00'), finishedAt: at('2022-05-10 16:00') };
const lastDay = { ...early, finishedAt: at('2022-05-11 09:00') };
const late = { ...early, finishedAt: at('2022-05-11 17:01') };
const untimed = { ...early, dueAt: null };
const plain: RatedDossier = { own: early, whole: early, supplements: 0, isComplainedOf: false };

const cases: readonly (readonly [Partial<RatedDossier>, readonly (Mark | null)[], string])[] = [
  [{}, [2, 2, 2, 2, 2], 'a day before, nothing asked'],
  [{ own: lastDay, whole: lastDay }, [1, 1, 2, 2, 1], 'on the last day'],
  [{ own: late, whole: late }, [0, 0, 2, 2, 0], 'a minute late'],
  [{ whole: late }, [0, 2, 2, 2, 2], 'a leg in time of a whole that was late'],
  [{ supplements: 1 }, [2, 2, 1, 1, 2], 'one supplement'],
  [{ supplements: 2 }, [2, 2, 0, 1, 2], 'two supplements, both at the desk'],
  [{ isComplainedOf: true }, [2, 2, 2, 2, 0], 'its conduct was reported'],
  [{ own: untimed, whole: untimed }, [null, null, 2, 2, null], 'no time limit'],
];

for (const [changes, expected, why] of cases) {
  test(`${why}: ${expected.join(', ')}`, () => {
    const marks = rateDossier({ ...plain, ...changes });
    assert.deepEqual([marks[1], marks[2], marks[3], marks[4], marks[7]], expected);
  });
}

test('reports about an agency: all in time, nine of ten, fewer, and those that drag on', () => {
  const mark = (answerable: number, answeredInTime: number, dragging = 0) =>
    feedbackMark({ answerable, answeredInTime, dragging });
  assert.deepEqual(
    [mark(0, 0), mark(4, 4), mark(10, 9), mark(10, 8), mark(9, 8), mark(10, 10, 1)],
    [2, 2, 1, 0, 0, 0],
  );
});

const ratingWith = (marks: readonly Mark[]) =>
  ratingOf(
    INDICATORS.map((indicator, index) => ({
      indicator,
      mark: wholeMark(marks[index] ?? 0),
      counts: [0, 0, 0],
    })),
  );

test('a score of exactly 15 is "Xuất sắc"; the other steps as well belong to the better grade', () => {
  const grade = (points: number) => {
    const marks = INDICATORS.map(
      (_, index) => Math.min(2, Math.max(0, points - 2 * index)) as Mark,
    );
    return gradeOf(ratingWith(marks), ratings)?.vi;
  };
  assert.deepEqual([18, 15, 14, 12, 11, 9, 8, 6, 5, 0].map(grade), [
    'Xuất sắc',
    'Xuất sắc',
    'Tốt',
    'Tốt',
    'Khá',
    'Khá',
    'Trung bình',
    'Trung bình',
    'Yếu',
    'Yếu',
  ]);
});

test('means that come to exactly 15 are "Xuất sắc", where sums of decimals fall short of it', () => {
  // Three thirds of a dossier each: 2/3 and 1/3 of a point beside 14 whole ones.
  const thirds = [meanMark([2, 0, 1]), meanMark([2, 1, 0])];
  const whole = [2, 2, 2, 2, 2, 2, 2].map((mark) => wholeMark(mark as Mark));
  const indicators = INDICATORS.map((indicator, index) => ({
    indicator,
    mark: [...whole, ...thirds][index] ?? null,
    counts: [0, 0, 0] as const,
  }));
  const rating = ratingOf(indicators);
  assert.equal(decimalOf(rating.points), 15);
  assert.equal(gradeOf(rating, ratings)?.vi, 'Xuất sắc');
});

test('there is no grade while an indicator has no mark', () => {
  const rating = ratingOf([{ indicator: 5, mark: null, counts: [0, 0, 0] }]);
  assert.deepEqual([rating.missing, gradeOf(rating, ratings)], [[5], null]);
});

test('a mean lies between 0 and 2, and better marks never lower it', () => {
  const counts = fc.tuple(fc.nat(500), fc.nat(500), fc.nat(500));
  fc.assert(
    fc.property(counts, ([zero, one, two]) => {
      const mean = meanMark([zero, one, two]);
      if (mean === null) return assert.equal(zero + one + two, 0);
      assert.ok(decimalOf(mean) >= 0 && decimalOf(mean) <= 2);
      const better = meanMark([zero, one, two + 1]);
      assert.ok(decimalOf(better ?? assert.fail()) >= decimalOf(mean));
    }),
  );
});
