import { spelled } from '../diagnostic/hidden.ts';
import type { Located } from '../report/located.ts';

/** A finding as pages and registers quote it: the name of a file may hold what nobody sees, or what turns words around. */
export function legible(finding: Located): Located {
  const [file, message] = [spelled(finding.file), spelled(finding.message)];
  return file === finding.file && message === finding.message ? finding : { ...finding, file, message };
}
