import { basename } from 'node:path';
import { escapeTerminal } from '../../diagnostic/escape.ts';
import type { Diagnostic } from '../../diagnostic/diagnostic.ts';
import { importInventory } from '../../import/inventory/import-inventory.ts';
import { BUILT_IN_MAPPINGS, builtInMapping, parseMapping } from '../../import/inventory/mapping.ts';
import { renderReport } from '../../import/inventory/render-report.ts';
import { today } from '../../read/clock.ts';
import { readContent } from '../../read/content.ts';
import { readBytes } from '../../read/bytes.ts';
import { placeBelow, writeText } from '../../write/text.ts';
import { asOfOption, type CommonOptions, contentFolder } from '../options.ts';
import { UsageError } from '../usage.ts';

export interface ImportOptions extends CommonOptions {
  readonly map: string;
  readonly report?: string | undefined;
}

/** Writes intake records for what is new or changed in an inventory; 1 when the inventory could not be taken. */
export async function importInventoryCommand(file: string, options: ImportOptions): Promise<number> {
  const content = await contentFolder(options);
  const asOf = asOfOption(options.asOf) ?? today('UTC');
  const mapping = await readMapping(options.map);
  if (mapping.value === undefined) return refuse(mapping.diagnostics);
  const folder = readContent(content);
  const existing = new Map(
    folder.files
      .filter(({ path }) => /^intake\/[^/]+\.mdx$/.test(path))
      .map(({ path, bytes }) => [basename(path, '.mdx'), bytes.toString('utf8')]),
  );
  const result = importInventory({
    fileName: basename(file),
    bytes: await readBytes(file),
    mapping: mapping.value,
    asOf,
    existing,
  });
  const failed = result.diagnostics.some(({ severity }) => severity === 'error');
  if (!failed) for (const { path, text } of result.files) await writeText(await placeBelow(content, path), text);
  const report = renderReport(result.report);
  if (options.report === undefined) process.stdout.write(report);
  else await writeText(options.report, report);
  return failed ? refuse(result.diagnostics) : 0;
}

async function readMapping(name: string): Promise<ReturnType<typeof parseMapping>> {
  const bytes = await readBytes(builtInMapping(name) ?? name).catch(() => undefined);
  if (bytes === undefined)
    throw new UsageError(
      `There is no mapping “${name}”.`,
      `Name one that the product ships (${BUILT_IN_MAPPINGS.join(', ')}) or the path of a YAML file.`,
    );
  return parseMapping(bytes.toString('utf8'), basename(name));
}

function refuse(diagnostics: readonly Diagnostic[]): number {
  for (const { spot, message, hint } of diagnostics)
    process.stderr.write(`${escapeTerminal(spot.file)}: ${escapeTerminal(message)}\n  → ${escapeTerminal(hint)}\n`);
  return 1;
}
