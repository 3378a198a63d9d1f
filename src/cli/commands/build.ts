import { makeReport } from '../../report/make-report.ts';
import { textReport } from '../../report/text.ts';
import { counted } from '../../publish/words.ts';
import { BASE_PATH } from '../../validate/schema/common.ts';
import { abandonSite, siteStore } from '../../site/site-store.ts';
import { boundHeap } from '../bound-heap.ts';
import { recover, refuseOthers } from '../../write/publish-folder.ts';
import { type AudienceOption, audienceOption } from '../audience-option.ts';
import { type BaseOption, type CommonOptions, contentFolder, contentPrefix } from '../options.ts';
import type { NamedRegisters } from '../../snapshots/diff.ts';
import { progressOn } from '../progress.ts';
import { UsageError } from '../usage.ts';
import { folderState } from '../../read/folder.ts';
import { gateOf } from './check.ts';
import { namedRegisters } from './diff-snapshots.ts';

export interface BuildOptions extends CommonOptions, BaseOption, AudienceOption {
  readonly out?: string | undefined;
  readonly basePath?: string | undefined;
  readonly site?: string | undefined;
  readonly publishFailing?: boolean | undefined;
  readonly offline?: boolean | undefined;
  readonly publishLink?: boolean | undefined;
  /** Whether no page is taken from the site that was published last. */
  readonly fresh?: boolean | undefined;
  /** The site or manifest that was published before. */
  readonly previous?: string | undefined;
  /** The private key that signs the manifest. */
  readonly signSnapshot?: string | undefined;
}

/** The gate, then the site. Gives the exit code: a failing registry publishes nothing. */
export async function buildCommand(options: BuildOptions): Promise<number> {
  const out = options.out ?? 'dist';
  const basePath = basePathOption(options.basePath);
  const content = await contentFolder(options);
  await recover(out);
  await refuseOthers(out, options.publishLink);
  const signSnapshot = await keyOption(options.signSnapshot);
  const previous = options.previous === undefined ? undefined : await namedRegisters(options.previous);
  const gate = await gateOf(options, 'whole', { summed: true });
  const audience = gate.assessment && audienceOption(options, gate.assessment.registry).name;
  refuseOtherEdition(previous, audience);
  const report = makeReport(gate, contentPrefix(options));
  const failing = report.summary.errors > 0;
  process.stdout.write(textReport(report));
  const publishFailing = options.publishFailing === true;
  if (gate.assessment === undefined || (failing && !publishFailing)) {
    process.stderr.write(`Nothing was built: ${out} stays as it is.\n`);
    return 1;
  }
  boundHeap();
  const store = siteStore();
  store.gate = gate;
  const { asOf, site, offline = false } = options;
  const asked = { asOf, out, basePath, site, publishFailing, audience, offline };
  store.request = { content, ...asked, previous, signSnapshot, publishLink: options.publishLink, fresh: options.fresh };
  const progress = progressOn(process.stderr, options.quiet);
  store.progress = progress.tell;
  await renderSite().finally(progress.end);
  const again = store.again ?? 0;
  const kept =
    again === 0
      ? ''
      : ` ${counted(again, 'page')} of the last one ${again === 1 ? 'serves' : 'serve'} again: nothing that matters to them has changed.`;
  process.stdout.write(`The site is in ${out}.${kept}\n`);
  return failing ? 1 : 0;
}

async function renderSite(): Promise<void> {
  process.env.ASTRO_TELEMETRY_DISABLED = '1';
  const { build } = await import('astro');
  try {
    // What goes wrong is told by whoever runs the command, once.
    await build({ logLevel: 'silent' });
  } catch (error) {
    await abandonSite();
    throw error;
  }
}

/** What changed since the edition of others would tell what is withheld from these. */
function refuseOtherEdition(previous: NamedRegisters | undefined, audience: string | undefined): void {
  if (previous === undefined || (previous.name.audience ?? undefined) === audience) return;
  const edition = (name: string | null | undefined) => (name ? `of the audience “${name}”` : 'of everyone');
  throw new UsageError(
    `The snapshot before is the edition ${edition(previous.name.audience)}, and this one is that ${edition(audience)}.`,
    'Write --previous with the snapshot that the same audience got before.',
  );
}

/** The file of a private key; said before the build rather than after it, where there is none. */
async function keyOption(file: string | undefined): Promise<string | undefined> {
  if (file === undefined || (await folderState(file)) === 'file') return file;
  throw new UsageError(`There is no key ${file}.`, 'Write --sign-snapshot with the file of a private OpenSSH key.');
}

export function basePathOption(text: string | undefined): string | undefined {
  if (text === undefined || BASE_PATH.test(text)) return text;
  throw new UsageError(
    `“${text}” is not a base path.`,
    'Write it with a slash at both ends, such as --base-path /registry/.',
  );
}
