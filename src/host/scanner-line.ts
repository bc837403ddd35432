import { connectClamd, ScannerFault, type ScannerAddress } from '#documents/virus-scan.ts';

/** Whether files are scanned for viruses, and by what, for whoever starts the system. */
export async function scannerLine(address: ScannerAddress | null): Promise<string> {
  if (address === null) return 'not configured (CLAMD): files are taken without a scan for viruses';
  const where = 'path' in address ? address.path : `${address.host}:${address.port}`;
  try {
    return `${await connectClamd(address).version()} at ${where}`;
  } catch (fault) {
    if (!(fault instanceof ScannerFault)) throw fault;
    return `${where} does not answer: files are taken and wait for their scan`;
  }
}
