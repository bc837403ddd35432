import type { FileVerdict, ReadSignature } from '#documents/signing/read-verdict.ts';
import {
  coverageText,
  fileVerdictTexts,
  signatureVerdictText,
} from '#documents/signing/verdict-text.ts';
import { formatInstant } from '#kernel/day.ts';

/** A verdict as the command line prints it. */
export const verdictLines = ({ kind, signatures }: FileVerdict): readonly string[] => [
  `${kind}: ${fileVerdictTexts[kind].vi}`,
  ...signatures.flatMap(linesOf),
];

function linesOf({
  signer,
  verdict,
  coverage,
  serial,
  claimedAt,
}: ReadSignature): readonly string[] {
  return [
    `- ${whoOf(signer)}`,
    `  ${signatureVerdictText(verdict).vi}`,
    ...(coverage === null ? [] : [`  ${coverageText(coverage).vi}`]),
    ...(claimedAt === null ? [] : [`  Thời gian ký (theo người ký): ${formatInstant(claimedAt)}`]),
    ...(serial === null ? [] : [`  Số chứng thư: ${serial}`]),
  ];
}

function whoOf(signer: ReadSignature['signer']): string {
  if (signer === null) return '(không đọc được)';
  if (signer.kind === 'agency') return `${signer.name} (chữ ký số của cơ quan)`;
  const { name, title, agency } = signer;
  return [name, title, agency].filter((part) => part !== null).join(', ');
}
