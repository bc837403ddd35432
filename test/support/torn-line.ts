import { createServer, request as forward } from 'node:http';
import type { AddressInfo } from 'node:net';
import { after } from 'node:test';

/** A line to a server that carries each request only at the third try. */
export interface TornLine {
  /** Where a browser goes instead of the server itself. */
  readonly url: string;
  /** Requests that never arrived, and those that did and whose answer was lost. */
  readonly torn: () => { readonly before: number; readonly after: number };
}

/**
 * Listens before a server and breaks the connection of each request once before it arrives and once
 * after the server answered it; only then one comes through. A part of an upload is told by where it
 * begins. What belongs to every page alike (`/a/…`) passes. Each try has a connection of its own.
 */
export async function tornLine(server: string): Promise<TornLine> {
  const tries = new Map<string, number>();
  const torn = { before: 0, after: 0 };
  const proxy = createServer((request, response) => {
    const { method = '', url = '', headers } = request;
    const name = `${method} ${url} ${String(headers['upload-offset'] ?? '')}`;
    const nth = (tries.get(name) ?? 0) + 1;
    tries.set(name, nth);
    if (nth === 1 && !url.startsWith('/a/')) {
      torn.before += 1;
      request.socket.destroy();
      return;
    }
    const ahead = forward(new URL(url, server), { method, headers, agent: false }, (answer) => {
      if (nth === 2 && !url.startsWith('/a/')) {
        torn.after += 1;
        answer.resume().on('end', () => request.socket.destroy());
        return;
      }
      response.writeHead(answer.statusCode ?? 502, answer.headers);
      answer.pipe(response);
    });
    ahead.on('error', () => request.socket.destroy());
    request.pipe(ahead);
  });
  await new Promise<void>((resolve) => {
    proxy.listen(0, 'localhost', resolve);
  });
  after(() => {
    proxy.closeAllConnections();
    proxy.close();
  });
  const { port } = proxy.address() as AddressInfo;
  return { url: `http://localhost:${port}`, torn: () => ({ ...torn }) };
}
