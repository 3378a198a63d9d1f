import type { Snapshot } from './snapshot.ts';

/** Where a file of the content folder is edited; undefined where the registry names no place. */
export function editAddress({ edit, contentPrefix }: Snapshot, file: string): string | undefined {
  return edit?.replace('{path}', () => encodeURI(`${contentPrefix}${file}`));
}
