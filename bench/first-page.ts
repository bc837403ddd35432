/** What a stranger's browser loads for the first page: bytes over the wire, and from where. */
import { chromium } from 'playwright-core';
import { startBenchSystem } from './bench-system.ts';

export async function bench(): Promise<Record<string, unknown>> {
  const system = await startBenchSystem(0);
  const browser = await chromium.launch({
    executablePath: '/usr/bin/chromium',
    args: ['--no-sandbox', '--disable-gpu', '--disable-background-networking'],
  });
  try {
    const page = await browser.newPage();
    const session = await page.context().newCDPSession(page);
    await session.send('Network.enable');
    let bytes = 0;
    const origins = new Set<string>();
    session.on('Network.loadingFinished', (event) => {
      bytes += event.encodedDataLength;
    });
    page.on('request', (request) => origins.add(new URL(request.url()).origin));
    await page.goto(`http://localhost:${system.port}/`, { waitUntil: 'networkidle' });
    console.log(`${bytes} bytes from ${[...origins].join(', ')}`);
    return { bytes, origins: origins.size };
  } finally {
    await browser.close();
    await system.stop();
  }
}
