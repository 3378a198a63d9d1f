import { keysOf } from '../../assess/signature/keyring.ts';
import { type AllowedSigner, readAllowedSigners } from '../../assess/signature/read-allowed-signers.ts';
import { parseContent } from '../../parse/parse.ts';
import { readBytes } from '../../read/bytes.ts';
import { readContent } from '../../read/content.ts';
import { folderState } from '../../read/folder.ts';
import { SIGNATURE_FILE } from '../../read/snapshots/manifest.ts';
import { readManifests } from '../../read/snapshots/snapshot-folder.ts';
import { checkSnapshot, SNAPSHOT_NAMESPACE } from '../../snapshots/check-snapshot.ts';
import { checkJson, checkText } from '../../snapshots/check-text.ts';
import { readTrustFiles } from '../../validate/trust-files.ts';
import { formatOf } from '../judged.ts';
import { openSite } from '../open-site.ts';
import { UsageError } from '../usage.ts';

const REPORTERS = new Map([
  ['text', checkText],
  ['json', checkJson],
]);

export interface VerifySnapshotOptions {
  readonly snapshot: string;
  /** Sites, manifests or folders of manifests. */
  readonly previous?: readonly string[] | undefined;
  /** A file of allowed signers. */
  readonly signers?: string | undefined;
  readonly format?: string | undefined;
  readonly content?: string | undefined;
}

/** Verifies a published snapshot, from its bytes on, and the chain of those before it. Gives 1 when it does not hold. */
export async function verifySnapshotCommand(options: VerifySnapshotOptions): Promise<number> {
  const report = formatOf(REPORTERS, options.format);
  const place = await openSite(options.snapshot);
  const signature = await place.read(SIGNATURE_FILE);
  const check = checkSnapshot({
    where: place.where,
    manifest: place.manifest,
    sums: await place.sums(),
    isWholeFolder: place.isWholeFolder,
    signature,
    signers: await signersOf(options, signature !== undefined),
    mustBeSigned: options.signers !== undefined,
    given: (await Promise.all((options.previous ?? []).map(readManifests))).flat(),
  });
  process.stdout.write(report(check));
  return check.holds ? 0 : 1;
}

/** Whose signatures count: those that a file allows, or else everybody in people.yaml. */
async function signersOf(
  { signers: file, content = 'content' }: VerifySnapshotOptions,
  isSigned: boolean,
): Promise<readonly AllowedSigner[]> {
  if (file !== undefined) {
    const { signers, faults } = readAllowedSigners((await readBytes(file)).toString('utf8'), SNAPSHOT_NAMESPACE);
    if (faults.length === 0) return signers;
    throw new UsageError(
      `${file} cannot be read: ${faults.join('; ')}.`,
      'See ALLOWED SIGNERS in the manual of ssh-keygen.',
    );
  }
  if (!isSigned) return [];
  if ((await folderState(content)) !== 'folder')
    throw new UsageError(
      'The snapshot is signed, and nobody is known whose signature counts.',
      'Name a file of allowed signers with --signers FILE, or the registry with --content DIR.',
    );
  const files = readContent(content).files.filter(({ path }) => path === 'people.yaml');
  const { people } = readTrustFiles((await parseContent({ files, odd: [] })).value);
  return [...keysOf({ people }).keyring].flatMap(([name, keys]) => keys.map((key) => ({ ...key, name })));
}
