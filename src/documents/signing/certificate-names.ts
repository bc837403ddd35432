import { X509Certificate } from 'node:crypto';
import type * as pki from 'pkijs';
import { parseCertificate } from '#documents/signing/certificate-authority.ts';

/** Whom a certificate names, as it is shown. */
export type Named =
  | {
      readonly kind: 'person';
      readonly name: string;
      readonly title: string | null;
      readonly agency: string | null;
    }
  | { readonly kind: 'agency'; readonly name: string };

/**
 * Reads the subject. A certificate whose own name is that of its organisation is the agency's seal: that the
 * specialised authority of the Government (Ban Cơ yếu) names seals so is to be confirmed.
 */
export function namedIn(certificate: Uint8Array): Named {
  const { subject } = parseCertificate(certificate);
  const name = valueOf(subject, '2.5.4.3') ?? '';
  const agency = valueOf(subject, '2.5.4.10');
  if (agency === name) return { kind: 'agency', name };
  return { kind: 'person', name, title: valueOf(subject, '2.5.4.12'), agency };
}

/** Serial number, in hexadecimal. */
export const serialOf = (certificate: Uint8Array): string =>
  new X509Certificate(certificate).serialNumber.toLowerCase();

function valueOf(subject: pki.RelativeDistinguishedNames, type: string): string | null {
  const found = subject.typesAndValues.find((one) => one.type === type);
  return found === undefined ? null : found.value.valueBlock.value;
}
