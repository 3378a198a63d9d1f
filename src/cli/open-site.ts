import { type SnapshotPlace, openSnapshot } from '../read/snapshots/open-snapshot.ts';
import { recover } from '../write/publish-folder.ts';

/**
 * The published site that a user names by its folder or address; where a swap of that folder was cut short, the site
 * before it is put back first.
 * @throws SnapshotFault when there is none
 */
export async function openSite(where: string): Promise<SnapshotPlace> {
  if (!/^https?:\/\//i.test(where)) await recover(where);
  return openSnapshot(where);
}
