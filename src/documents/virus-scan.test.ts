import { strict as assert } from 'node:assert';
import { once } from 'node:events';
import { createReadStream, mkdtempSync, rmSync } from 'node:fs';
import { type AddressInfo, createServer, type Socket } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, before, test, type TestContext } from 'node:test';
import { connectClamd, ScannerFault } from '#documents/virus-scan.ts';
import { clamdPlace, infectedPdf, SIGNATURE } from '#test/support/clamd.ts';
import { pdfFile } from '#test/support/sample-files.ts';

const MIB = 1024 * 1024;
const clamd = clamdPlace(['StreamMaxLength 21M']);
const scanner = connectClamd({ path: clamd.socket });
const directory = mkdtempSync(join(tmpdir(), 'mot-cua-scan-'));
before(() => clamd.start());
after(async () => {
  await clamd.remove();
  rmSync(directory, { recursive: true });
});

const fileOf = (bytes: Uint8Array): readonly Buffer[] => [Buffer.from(bytes)];
const CLEAN = (): readonly Buffer[] => fileOf(pdfFile('sach.pdf').buffer);

const isFault = (code: ScannerFault['code']) => (fault: unknown) =>
  fault instanceof ScannerFault && fault.code === code;

/** The address of a server that says what it likes to whoever connects, until the test ends. */
async function hostile(t: TestContext, say: (socket: Socket) => void) {
  const sockets = new Set<Socket>();
  const server = createServer((socket) => {
    sockets.add(socket.on('error', () => undefined));
    say(socket);
  }).listen(0, '127.0.0.1');
  await once(server, 'listening');
  const { port } = server.address() as AddressInfo;
  t.after(() => {
    for (const socket of sockets) socket.destroy();
    server.close();
  });
  return { host: '127.0.0.1', port };
}

test('a clean file is clean, an infected one is named by its signature', async () => {
  assert.deepEqual(await scanner.scan(CLEAN()), { kind: 'clean' });
  assert.deepEqual(await scanner.scan(fileOf(infectedPdf('ban.pdf').buffer)), {
    kind: 'infected',
    signature: `${SIGNATURE}.UNOFFICIAL`,
  });
  assert.match(await scanner.version(), /^ClamAV \d/);
});

test('a virus behind 19 MB of paper is found, and many files at once', async () => {
  const large = Buffer.concat([Buffer.alloc(19 * MIB, 0x20), infectedPdf('lon.pdf').buffer]);
  assert.equal((await scanner.scan(fileOf(large))).kind, 'infected');
  const path = CLEAN();
  const verdicts = await Promise.all(Array.from({ length: 30 }, () => scanner.scan(path)));
  assert.ok(verdicts.every(({ kind }) => kind === 'clean'));
});

test('what clamd does not look at to its end is not clean', async () => {
  await assert.rejects(scanner.scan(fileOf(Buffer.alloc(40 * MIB, 0x20))), isFault('not-scanned'));
});

test('a file that is not there is no fault of the scanner', async () => {
  await assert.rejects(scanner.scan(createReadStream(join(directory, 'khong-co'))), {
    code: 'ENOENT',
  });
});

test('a socket that nobody listens at is unreachable', async () => {
  const path = join(directory, 'nobody.sock');
  await assert.rejects(connectClamd({ path }).scan(CLEAN()), isFault('unreachable'));
  await assert.rejects(
    connectClamd({ host: '127.0.0.1', port: 1 }).version(),
    isFault('unreachable'),
  );
});

test('a server that says nothing, reads nothing or trickles is given up at the deadline', async (t) => {
  const trickle = (socket: Socket): void => {
    const timer = setInterval(() => socket.write('s'), 20);
    socket.on('close', () => clearInterval(timer));
  };
  for (const say of [() => undefined, (socket: Socket) => socket.pause(), trickle]) {
    const address = await hostile(t, say);
    const begun = performance.now();
    const large = fileOf(Buffer.alloc(15 * MIB));
    await assert.rejects(connectClamd(address, 400).scan(large), isFault('too-slow'));
    const took = performance.now() - begun;
    assert.ok(took >= 390 && took < 2000, `${took} ms`);
  }
});

test('garbage, a cut-off answer and an endless one are no verdict', async (t) => {
  const answers = [
    'stream: OK', // hangs up before its end
    'OK\0',
    'stream: FOUND\0',
    'HTTP/1.1 200 OK\r\n\r\n\0',
    'x'.repeat(5 * MIB),
    '\0',
    '',
  ];
  for (const answer of answers) {
    const address = await hostile(t, (socket) => {
      socket.resume().end(answer);
    });
    await assert.rejects(
      connectClamd(address, 2000).scan(CLEAN()),
      (fault) => isFault('not-understood')(fault) || isFault('not-scanned')(fault),
      JSON.stringify(answer.slice(0, 30)),
    );
  }
});

test('what a signature is called is printable and short', async (t) => {
  const address = await hostile(t, (socket) => {
    socket.resume().end(`stream: a\t<b>\u00e9${'x'.repeat(400)} FOUND\0`);
  });
  const verdict = await connectClamd(address, 2000).scan(CLEAN());
  assert.ok(verdict.kind === 'infected');
  assert.match(verdict.signature, /^a\?<b>\?\?x+$/);
  assert.equal(verdict.signature.length, 200);
});
