import { X509Certificate } from 'node:crypto';
import {
  type CertificateAuthority,
  createAuthority,
  type Days,
  type Holder,
  issueCrl,
  issueKey,
  type KeyWithChain,
} from '#documents/signing/certificate-authority.ts';
import { signerWith } from '#documents/signing/pkcs12-keys.ts';
import type { Signer } from '#documents/signing/signer.ts';
import { readCrl, type Trust } from '#documents/signing/trust.ts';
import { epochOf, type Instant, instantFromEpoch } from '#kernel/day.ts';

const DAY = 24 * 3_600_000;

export const NOW: Instant = instantFromEpoch(Date.now());
export const daysFromNow = (days: number): Date => new Date(epochOf(NOW) + days * DAY);
export const DAYS: Days = { from: daysFromNow(-30), to: daysFromNow(365) };

export const AGENCY = 'Ủy ban nhân dân phường Vĩnh Thanh Vân';
export const LEADER: Holder = {
  kind: 'person',
  id: 'demo:lanhdao.vinhthanhvan',
  name: 'Trần Quốc Khánh',
  title: 'Phó Chủ tịch Ủy ban nhân dân',
  agency: AGENCY,
};
export const SEAL: Holder = { kind: 'agency', id: '000.01.40.H33', name: AGENCY };

/** An authority with the keys of a leader and of the agency, and whom one believes then. */
export interface SigningStage {
  readonly authority: CertificateAuthority;
  readonly root: X509Certificate;
  readonly keys: { readonly leader: KeyWithChain; readonly seal: KeyWithChain };
  readonly leader: Signer;
  readonly seal: Signer;
  /** DER. */
  readonly crl: Uint8Array;
  readonly trust: Trust;
}

export async function setSigningStage(name = 'CA thử'): Promise<SigningStage> {
  const authority = await createAuthority(name, { from: daysFromNow(-60), to: daysFromNow(730) });
  const keys = {
    leader: await issueKey(authority, LEADER, DAYS),
    seal: await issueKey(authority, SEAL, DAYS),
  };
  const root = new X509Certificate(authority.certificate);
  const crl = await issueCrl(authority, [], { from: daysFromNow(-1), to: daysFromNow(30) });
  return {
    authority,
    root,
    keys,
    leader: signerWith(keys.leader),
    seal: signerWith(keys.seal),
    crl,
    trust: { roots: [root], crls: [readCrl(crl)] },
  };
}
