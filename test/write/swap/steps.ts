import { promises } from 'node:fs';
import { syncBuiltinESMExports } from 'node:module';
import { join } from 'node:path';

const own = { ...promises };

/**
 * Calls `step` before every operation by which a program changes what is on disk through `node:fs/promises`, and
 * takes apart those that are several: a file is made and then filled, a folder is emptied entry by entry.
 * Gives what puts everything back.
 */
export function onEveryStep(step: (name: string) => void): () => void {
  const stepped =
    <A extends unknown[], R>(name: string, does: (...words: A) => Promise<R>) =>
    async (...words: A): Promise<R> => {
      step(name);
      return does(...words);
    };
  const unlink = stepped('unlink', own.unlink);
  const rmdir = stepped('rmdir', own.rmdir);
  const remove = async (path: string): Promise<void> => {
    const found = await own.lstat(path).catch(() => undefined);
    if (found === undefined) return;
    if (!found.isDirectory()) return unlink(path);
    for (const name of await own.readdir(path)) await remove(join(path, name));
    await rmdir(path);
  };
  const open = stepped('open', own.writeFile);
  const write = stepped('write', own.appendFile);
  const writeFile = async (path: string, text: string, options?: { flag: string }): Promise<void> => {
    await open(path, '', options);
    await write(path, text);
  };
  patch({
    rm: remove,
    writeFile,
    mkdir: stepped('mkdir', own.mkdir),
    rename: stepped('rename', own.rename),
    link: stepped('link', own.link),
    symlink: stepped('symlink', own.symlink),
  });
  return () => patch(own);
}

/** Also what modules have imported by name. */
function patch(functions: object): void {
  Object.assign(promises, functions);
  syncBuiltinESMExports();
}
