import { STYLE_HASH } from '#web/first-visit-style.ts';

const YEAR_SECONDS = 365 * 24 * 3600;

/**
 * The security headers of every answer, made once: nothing from another origin, no inline script,
 * no inline style but our own style sheet, forms go to us or to an identity provider.
 */
export function securityHeaders(
  publicUrl: string,
  issuers: readonly string[],
): Readonly<Record<string, string>> {
  const origins = new Set(issuers.map((issuer) => new URL(issuer).origin));
  const policy = [
    "default-src 'none'",
    "script-src 'self'",
    `style-src 'self' ${STYLE_HASH}`,
    "img-src 'self' data:",
    "connect-src 'self'",
    "manifest-src 'self'",
    `form-action ${["'self'", ...origins].join(' ')}`,
    "base-uri 'none'",
    "frame-ancestors 'none'",
  ];
  const headers = {
    'content-security-policy': policy.join('; '),
    'cross-origin-opener-policy': 'same-origin',
    'cross-origin-resource-policy': 'same-origin',
    'referrer-policy': 'same-origin',
    'x-content-type-options': 'nosniff',
    'x-frame-options': 'DENY',
  };
  return publicUrl.startsWith('https:')
    ? { ...headers, 'strict-transport-security': `max-age=${YEAR_SECONDS}` }
    : headers;
}
