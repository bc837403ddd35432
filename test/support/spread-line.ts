import { createServer, request as forward, type IncomingMessage } from 'node:http';
import { once } from 'node:events';
import { type AddressInfo, connect, type Socket } from 'node:net';
import { text } from 'node:stream/consumers';
import { after } from 'node:test';

export interface Asked {
  readonly method?: string;
  readonly headers?: Readonly<Record<string, string>>;
  readonly body?: URLSearchParams;
}

export interface Answered {
  readonly status: number;
  readonly headers: IncomingMessage['headers'];
  readonly text: string;
}

/** One request on a connection of its own, which any process that listens may take. */
export async function askAnew(
  url: string,
  { method = 'GET', headers = {}, body }: Asked = {},
): Promise<Answered> {
  const type = { 'content-type': 'application/x-www-form-urlencoded' };
  const answer = await new Promise<IncomingMessage>((resolve, reject) => {
    forward(url, {
      method,
      agent: false,
      headers: { ...headers, ...(body === undefined ? {} : type) },
    })
      .on('response', resolve)
      .on('error', reject)
      .end(body?.toString());
  });
  return {
    status: answer.statusCode ?? 0,
    headers: answer.headers,
    text: await text(answer),
  };
}

/** A line to a server on which each request has a connection of its own, as behind a simple proxy. */
export async function spreadLine(server: string): Promise<string> {
  const proxy = createServer((request, response) => {
    const { method = '', url = '', headers } = request;
    const ahead = forward(
      new URL(url, server),
      { method, headers: { ...headers, connection: 'close' }, agent: false },
      (answer) => {
        response.writeHead(answer.statusCode ?? 502, answer.headers);
        answer.pipe(response);
      },
    );
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
  return `http://localhost:${port}`;
}

/** A connection over which a test sends what it likes, and stops where it likes. */
export async function openSocket(url: string): Promise<Socket> {
  const socket = connect({ port: Number(new URL(url).port), host: '127.0.0.1' });
  socket.on('error', () => undefined);
  await once(socket, 'connect');
  return socket;
}

/** A form as a browser sends it, with the token of its page. */
export const formOf = (csrf: string, fields: Record<string, string>): URLSearchParams =>
  new URLSearchParams({ ...fields, _csrf: csrf });
