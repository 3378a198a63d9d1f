import { basename } from 'node:path';
import type { Diagnostic } from '../../diagnostic/diagnostic.ts';
import { escapeTerminal } from '../../diagnostic/escape.ts';
import { type ImportedCatalog, importCatalog } from '../../import/catalog/import-catalog.ts';
import { counted } from '../../publish/words.ts';
import { readBytes } from '../../read/bytes.ts';
import { readContent } from '../../read/content.ts';
import { placeBelow, writeText } from '../../write/text.ts';
import { type CommonOptions, contentFolder } from '../options.ts';
import { UsageError } from '../usage.ts';

export interface ImportCatalogOptions extends CommonOptions {
  readonly id?: string | undefined;
  readonly replace?: boolean | undefined;
}

/** Writes frameworks/<id>.yaml from a catalogue of controls; 1 when it could not be taken. */
export async function importCatalogCommand(file: string, options: ImportCatalogOptions): Promise<number> {
  const content = await contentFolder(options);
  const frameworks = readContent(content).files.filter(({ path }) => /^frameworks\/[^/]+\.yaml$/.test(path));
  const { value, diagnostics } = importCatalog({
    fileName: basename(file),
    bytes: await readBytes(file),
    id: options.id,
    known: frameworks.map(({ bytes }) => bytes.toString('utf8')),
  });
  if (value === undefined || diagnostics.length > 0) return refuse(diagnostics);
  const path = `frameworks/${value.data.id}.yaml`;
  if (!options.replace && frameworks.some((framework) => framework.path === path))
    throw new UsageError(
      `${path} is there already, and its sentences and withdrawn ids would be lost.`,
      'Take it under another id with --id, or write --replace.',
    );
  await writeText(await placeBelow(content, path), value.text);
  process.stdout.write(summaryOf(value, path));
  return 0;
}

function summaryOf({ data, unmarked }: ImportedCatalog, path: string): string {
  const levels = data.levels.map((level, at) => `${data.counts[at] ?? 0} of level ${level}`).join(', ');
  const withdrawn = data.withdrawn?.length ?? 0;
  const lines = [
    `${path}: ${data.title}; ${levels}${withdrawn > 0 ? `; ${counted(withdrawn, 'id')} withdrawn` : ''}.`,
    ...(unmarked.length > 0
      ? [
          `${counted(unmarked.length, 'id')} not marked as withdrawn in the file, and withdrawn by the registry’s own catalogue.`,
        ]
      : []),
    `To use it, name ${data.id} under frameworks: in registry.yaml.`,
  ];
  return lines.map((line) => `${escapeTerminal(line)}\n`).join('');
}

function refuse(diagnostics: readonly Diagnostic[]): number {
  for (const { spot, message, hint } of diagnostics)
    process.stderr.write(
      `${escapeTerminal([spot.file, ...(spot.path ?? [])].join('/'))}: ${escapeTerminal(message)}\n  → ${escapeTerminal(hint)}\n`,
    );
  return 1;
}
