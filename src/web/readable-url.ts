import type { IncomingMessage } from 'node:http';

/**
 * The address of a request, for the router. One that nobody can decode, as `/%zz`, is no page: it is
 * answered as such by a page of ours, with its headers, and not by the router's own words.
 */
export function readableUrl({ url = '/' }: Pick<IncomingMessage, 'url'>): string {
  try {
    decodeURIComponent(url.split('?', 1)[0] ?? '');
    return url;
  } catch {
    return '/%20';
  }
}
