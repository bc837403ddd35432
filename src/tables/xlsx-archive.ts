import { createWriteStream } from 'node:fs';
import type { Readable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import { promisify } from 'node:util';
import yauzl from 'yauzl';
import yazl from 'yazl';
import { filled } from '#kernel/bilingual.ts';
import { type UnreadableTable, unreadable } from '#tables/table-fault.ts';

/** The parts of an XLSX file. */
export interface XlsxArchive {
  readonly names: readonly string[];
  readonly open: (name: string) => Promise<Readable>;
  readonly text: (name: string) => Promise<string>;
  readonly close: () => void;
}

/** No part but sheets and shared strings is larger. */
const LARGEST_TEXT = 16 << 20;

export async function openArchive(file: string): Promise<XlsxArchive> {
  const zip = await promisify<string, yauzl.Options, yauzl.ZipFile>(yauzl.open)(file, {
    lazyEntries: true,
    autoClose: false,
  }).catch((cause: Error) => {
    throw unreadable(
      filled('Không phải tệp XLSX: {cause}', 'This is no XLSX file: {cause}', {
        cause: cause.message,
      }),
    );
  });
  const entries = new Map<string, yauzl.Entry>();
  await new Promise<void>((resolve, reject) => {
    zip.on('entry', (entry: yauzl.Entry) => {
      entries.set(entry.fileName, entry);
      zip.readEntry();
    });
    zip.once('end', resolve).once('error', reject);
    zip.readEntry();
  });
  const open = async (name: string): Promise<Readable> => {
    const entry = entries.get(name);
    if (entry === undefined) throw missing(name);
    return new Promise((resolve, reject) => {
      zip.openReadStream(entry, (fault, stream) =>
        fault === null ? resolve(stream) : reject(fault),
      );
    });
  };
  return {
    names: [...entries.keys()],
    open,
    text: async (name) => {
      if ((entries.get(name)?.uncompressedSize ?? 0) > LARGEST_TEXT) throw missing(name);
      return Buffer.concat(await (await open(name)).toArray()).toString('utf8');
    },
    close: () => zip.close(),
  };
}

const missing = (name: string): UnreadableTable =>
  unreadable(
    filled(
      'Tệp XLSX hỏng: không đọc được {name}.',
      'The XLSX file is damaged: {name} cannot be read.',
      {
        name,
      },
    ),
  );

/** Writes all parts again, one of them changed on the way. */
export async function writeArchive(
  archive: XlsxArchive,
  file: string,
  changed: string,
  change: (stream: Readable) => Readable,
): Promise<void> {
  const zip = new yazl.ZipFile();
  const written = pipeline(zip.outputStream, createWriteStream(file, { flags: 'wx' }));
  for (const name of archive.names.filter((one) => !one.endsWith('/'))) {
    zip.addReadStreamLazy(name, (give) => {
      archive.open(name).then(
        (stream) => {
          const out = name === changed ? change(stream) : stream;
          out.once('error', (fault) => zip.outputStream.emit('error', fault));
          give(null, out);
        },
        (fault: unknown) => give(fault, undefined as never),
      );
    });
  }
  zip.end();
  await written;
}
