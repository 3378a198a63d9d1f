import { sha256Of } from '../../read/snapshots/manifest.ts';
import { storedFiles } from '../stored-zip.ts';

/** The commit that a site was made of, and the one that the next is made of, each by its whole id. */
export interface OtherCommit {
  readonly from: string;
  readonly to: string;
  /** YYYY-MM-DD, of both sites. */
  readonly asOf: string;
}

/**
 * A file of a site as one of another commit has it, which names that commit and differs in nothing else. Undefined where
 * it does not name its own exactly where it should: then somebody’s text does too, and nobody can tell them apart.
 */
export function withCommit(path: string, bytes: Uint8Array, change: OtherCommit): Buffer | undefined {
  if (change.from.length !== change.to.length) return undefined;
  if (path.endsWith('.html')) return pageWith(Buffer.from(bytes), change);
  return path.endsWith('.zip') ? packWith(Buffer.from(bytes), change) : undefined;
}

/** In the line at the head of a page, and in the address that reports a problem with it, where it has one. */
function pageWith(page: Buffer, { from, to, asOf }: OtherCommit): Buffer | undefined {
  const [before, after] = [from.slice(0, 7), to.slice(0, 7)];
  const head = (commit: string) => `Snapshot <code>${commit}</code>`;
  const report = (commit: string) => encodeURIComponent(`Snapshot ${commit}, as of ${asOf}`);
  if (!replaceOnce(page, head(before), head(after))) return undefined;
  const isReported = page.includes(encodeURIComponent(', as of '));
  return !isReported || replaceOnce(page, report(before), report(after)) ? page : undefined;
}

const [README, SHOWN, SUMS] = ['README.txt', 'approval-package.html', 'SHA256SUMS'];

/** In the two files of an audit pack that name it; then the sums of those have to be others, too. */
function packWith(pack: Buffer, { from, to }: OtherCommit): Buffer | undefined {
  const files = storedFiles(pack);
  const sums = files.get(SUMS);
  for (const name of [README, SHOWN]) {
    const file = files.get(name);
    if (file === undefined || sums === undefined) return undefined;
    const before = sha256Of(file.bytes);
    if (!replaceOnce(file.bytes, `commit ${from}`, `commit ${to}`) || file.bytes.includes(from)) return undefined;
    if (!replaceOnce(sums.bytes, `${before}  ${name}\n`, `${sha256Of(file.bytes)}  ${name}\n`)) return undefined;
    file.sumAgain();
  }
  sums?.sumAgain();
  return pack;
}

/** Puts a text of the same length in the place of one that is there once; false where it is not, or more often. */
function replaceOnce(bytes: Buffer, before: string, after: string): boolean {
  const at = bytes.indexOf(before);
  if (at === -1 || bytes.indexOf(before, at + 1) !== -1) return false;
  bytes.write(after, at);
  return true;
}
