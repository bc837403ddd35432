import type { Bilingual } from '#kernel/bilingual.ts';
import type { CampaignKind } from '#quality/campaign.ts';
import { type CaseClass, caseClassOf } from '#quality/case-class.ts';
import type { Finding } from '#quality/quality-case.ts';
import type { SourceRecord } from '#quality/source-record.ts';

/** A left record beside the right one that linking holds for the same person. */
export interface Compared {
  readonly left: SourceRecord;
  readonly right: SourceRecord | null;
  readonly pair: {
    readonly weight: number;
    readonly machine: 'link' | 'review';
    readonly reasons: Bilingual;
  } | null;
}

/** What a campaign of a kind finds of a record; null where there is nothing for anybody to do. */
export function findingOf(kind: CampaignKind, compared: Compared): Finding | null {
  const { left, right, pair } = compared;
  const found = classIn(kind, compared);
  if (found === null) return null;
  return {
    leftId: left.id,
    rightId: right?.id ?? null,
    weight: pair?.weight ?? null,
    machine: pair?.machine ?? 'none',
    class: found,
    reasons: pair?.reasons ?? NOBODY,
  };
}

/** Of pupils it is asked first whether whoever they are has a card. */
function classIn(kind: CampaignKind, { left, right }: Compared): CaseClass | null {
  if (kind !== 'pupils-card') return caseClassOf(left, right);
  if (right === null) return left.identityNumber.trim() === '' ? 'no-card' : 'unmatched';
  return (right.more['cardIssuedOn'] ?? '') === '' ? 'no-card' : caseClassOf(left, right);
}

const NOBODY: Bilingual = {
  vi: 'không có bản ghi nào đủ giống',
  en: 'no record is alike enough',
};
