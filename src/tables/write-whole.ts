import { open, rename, rm } from 'node:fs/promises';

/** Has a file written beside its place and put there when it is whole; else nothing is left of it. */
export async function writeWhole(
  file: string,
  write: (part: string) => Promise<void>,
): Promise<void> {
  const part = `${file}.${process.pid}.part`;
  try {
    await write(part);
    const written = await open(part, 'r+');
    await written.sync();
    await written.close();
    await rename(part, file);
  } catch (fault) {
    await rm(part, { force: true });
    throw fault;
  }
}
