import { didYouMean } from '../../diagnostic/suggest.ts';
import { auditPack } from '../../publish/audit-pack/pack.ts';
import { seesFiles } from '../../publish/audience/hide-decisions.ts';
import { systemPage } from '../../publish/pages/system-page.ts';
import { siteContext } from '../../publish/site-context.ts';
import { locateAll } from '../../report/located.ts';
import { writeText } from '../../write/text.ts';
import { packZip } from '../../write/pack-zip.ts';
import { gateWithFolder } from '../gate-with-folder.ts';
import type { CommonOptions } from '../options.ts';
import { type AudienceOption, audienceOption } from '../audience-option.ts';
import { UsageError } from '../usage.ts';

export interface AuditPackOptions extends CommonOptions, AudienceOption {
  readonly out?: string | undefined;
  readonly withEvidence?: boolean | undefined;
}

/** Writes everything that verifies the approval of a system without Countersign into one zip, in order or not. */
export async function exportAuditPackCommand(system: string, options: AuditPackOptions): Promise<number> {
  const { folder, gate } = await gateWithFolder(options);
  if (gate.assessment === undefined)
    throw new UsageError(
      'The registry cannot be judged, so there is no approval to pack.',
      'Run “countersign check” and mend what it says first.',
    );
  const { assessment, diagnostics, sources } = gate;
  const audience = audienceOption(options, assessment.registry);
  if (!seesFiles(audience))
    throw new UsageError(
      `An audit pack is not for the audience “${audience.name}”: it holds the record and its decisions to the letter.`,
      'Leave --audience out, and give the pack only to those who may see everything.',
    );
  const context = siteContext(assessment, locateAll(diagnostics, sources));
  const view = assessment.views.get(system);
  if (view === undefined)
    throw new UsageError(
      `There is no system “${system}”.`,
      didYouMean(system, [...assessment.views.keys()], 'Name a system by the name of its file.'),
    );
  const page = systemPage(view, context, '/');
  const evidenceFrom = options.withEvidence ? folder : undefined;
  const files = auditPack({ gate, assessment, view, page, evidenceFrom });
  const out = options.out ?? `audit-pack-${system}-${gate.asOf}.zip`;
  await writeText(out, packZip(files, { system, day: gate.asOf }));
  process.stdout.write(`${out}: ${files.length} files. Its README.txt says how to verify it.\n`);
  return 0;
}
