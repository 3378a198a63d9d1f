import { lstat, readdir } from 'node:fs/promises';

/** What lies at a path that somebody named as a folder; a link is not followed. */
export async function folderState(path: string): Promise<'folder' | 'symbolic link' | 'file' | 'absent'> {
  const found = await lstat(path).catch(unlessAbsent);
  if (found === undefined) return 'absent';
  if (found.isSymbolicLink()) return 'symbolic link';
  return found.isDirectory() ? 'folder' : 'file';
}

/** Whether nothing lies in a folder, or no folder is there. @throws when it cannot be listed */
export async function isEmptyFolder(path: string): Promise<boolean> {
  return ((await readdir(path).catch(unlessAbsent)) ?? []).length === 0;
}

function unlessAbsent(error: NodeJS.ErrnoException): undefined {
  if (error.code !== 'ENOENT') throw error;
}
