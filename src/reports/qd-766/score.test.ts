import { strict as assert } from 'node:assert';
import { test } from 'node:test';
import * as fc from 'fast-check';
import { MEASURES, type Measure } from '#catalogue/report-rules.ts';
import { readReportRuleFiles } from '#host/report-rules-file.ts';
import { gainsOf, rankScores, type Ratio, type Ratios, scoreOf } from '#reports/qd-766/score.ts';

const { serviceScore } = await readReportRuleFiles();
const ratios = (of: (measure: Measure) => Ratio): Ratios =>
  Object.fromEntries(MEASURES.map((measure) => [measure, of(measure)])) as Ratios;
const near = (value: number | null, expected: number) =>
  assert.ok(value !== null && Math.abs(value - expected) < 1e-9, `${value}, not ${expected}`);

test('reckoned by hand: in time 9 of 10, all else full', () => {
  const score = scoreOf(
    serviceScore,
    ratios((measure) => ({ numerator: measure === 'in-time' ? 9 : 10, denominator: 10 })),
  );
  near(score.points, 98);
  assert.deepEqual(
    score.groups.map(({ points }) => Math.round(points * 100) / 100),
    [18, 18, 12, 10, 22, 18],
  );
  assert.equal(score.grade?.name.vi, 'Xuất sắc');
  const [best, ...others] = gainsOf(score);
  assert.deepEqual(others, []);
  near(best?.whole ?? null, 2);
  near(best?.tenth ?? null, 2);
  assert.equal(best?.missing, 1);
});

test('exactly 90 is excellent, exactly 50 is not weak', () => {
  const at = (tenths: number) =>
    scoreOf(
      serviceScore,
      ratios(() => ({ numerator: tenths, denominator: 10 })),
    ).grade?.name.vi;
  assert.deepEqual([10, 9, 8, 7, 5, 4].map(at), [
    'Xuất sắc',
    'Xuất sắc',
    'Tốt',
    'Khá',
    'Trung bình',
    'Yếu',
  ]);
});

test('what cannot be judged counts neither way, and is not said to raise the score', () => {
  const score = scoreOf(
    serviceScore,
    ratios((measure) => ({ numerator: 1, denominator: measure === 'satisfied' ? 0 : 2 })),
  );
  near(score.most, 94);
  near(score.points, 47);
  near(score.ofHundred, 50);
  assert.ok(gainsOf(score).every(({ scored }) => scored.part.measure !== 'satisfied'));
  const nothing = scoreOf(
    serviceScore,
    ratios(() => ({ numerator: 0, denominator: 0 })),
  );
  assert.deepEqual([nothing.ofHundred, nothing.grade, gainsOf(nothing)], [null, null, []]);
});

test('whatever is counted: 0 to 100, and a gain that came true is what it was said to bring', () => {
  const ratio = fc
    .record({ denominator: fc.nat(1000), part: fc.nat(1000) })
    .map(({ denominator, part }) => ({ denominator, numerator: Math.min(part, denominator) }));
  fc.assert(
    fc.property(
      fc.array(ratio, { minLength: MEASURES.length, maxLength: MEASURES.length }),
      (counted) => {
        const all = ratios((measure) => counted[MEASURES.indexOf(measure)] ?? assert.fail());
        const score = scoreOf(serviceScore, all);
        assert.ok(score.points >= 0 && score.points <= 100 + 1e-9);
        for (const gain of gainsOf(score)) {
          const { measure } = gain.scored.part;
          const full = { ...all, [measure]: { numerator: 1, denominator: 1 } };
          near(scoreOf(serviceScore, full).points, score.points + gain.whole);
        }
      },
    ),
  );
});

test('an agency of which less than half can be measured is not ranked, however full its few points', () => {
  /** Of the parts in their order, those that can be judged until their weights reach `most`. */
  const scored = (name: string, tenths: number, most: number) => {
    const parts = serviceScore.groups.flatMap((group) => group.parts);
    const judged = new Set<Measure>();
    let weight = 0;
    for (const part of parts) {
      if (weight >= most) break;
      judged.add(part.measure);
      weight += part.weight;
    }
    const counted = ratios((measure) => ({
      numerator: tenths,
      denominator: judged.has(measure) ? 10 : 0,
    }));
    return { name, score: scoreOf(serviceScore, counted) };
  };
  const { ranked, unranked } = rankScores([
    scored('Sở Y tế', 9, 100),
    scored('Ủy ban nhân dân xã A', 10, 10),
    scored('Sở Công Thương', 9, 60),
    scored('Đài B', 10, 20),
    scored('Sở Xây dựng', 9.5, 50),
  ]);
  const names = (these: readonly { readonly name: string }[]) => these.map(({ name }) => name);
  assert.deepEqual(names(ranked), ['Sở Xây dựng', 'Sở Công Thương', 'Sở Y tế']);
  assert.deepEqual(names(unranked), ['Đài B', 'Ủy ban nhân dân xã A']);
});
