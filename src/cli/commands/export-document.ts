import { escapeTerminal } from '../../diagnostic/escape.ts';
import { didYouMean, listWords } from '../../diagnostic/suggest.ts';
import { type DocumentKind, documentText, documentWithheld } from '../../publish/documents.ts';
import type { ExportSource } from '../../publish/export-source.ts';
import { contextFor } from '../../publish/audience/audience-context.ts';
import { snapshotOf } from '../../publish/snapshot.ts';
import { locateAll } from '../../report/located.ts';
import { counted } from '../../publish/words.ts';
import { writeText } from '../../write/text.ts';
import { type AudienceOption, audienceOption } from '../audience-option.ts';
import { judgedOf } from '../judged.ts';
import type { CommonOptions } from '../options.ts';
import { UsageError } from '../usage.ts';
import { gateOf } from './check.ts';

export interface DocumentOptions extends CommonOptions, AudienceOption {
  readonly out?: string | undefined;
}

/** Writes a document of one thing, of each or of the whole registry, whether or not the registry is in order. */
export function exportDocumentCommand(kind: DocumentKind) {
  return async (id: string | undefined, options: DocumentOptions): Promise<number> => {
    const source = await exportSource(options);
    refuseWithheld(kind, source);
    if (id === undefined && options.out?.endsWith('/')) return writeEach(kind, options.out, source);
    const document = documentOf(kind, id, source);
    if (document === undefined) {
      process.stderr.write(`${escapeTerminal(nothingIn(kind, id))}\n`);
      return 0;
    }
    const text = documentText(document);
    if (options.out === undefined) process.stdout.write(text);
    else await writeText(options.out, text);
    return 0;
  };
}

function refuseWithheld(kind: DocumentKind, { context }: ExportSource): void {
  const instead = documentWithheld(kind, context);
  if (instead === undefined) return;
  throw new UsageError(
    `“export ${kind.name}” is not for the audience “${context.audience.name}”. ${instead}`,
    'Export a register instead, or let them see those sections in registry.yaml.',
  );
}

/** What documents are made from, whether or not the registry is in order. */
export async function exportSource(options: CommonOptions & AudienceOption): Promise<ExportSource> {
  const gate = await gateOf(options, 'judged');
  const assessment = judgedOf(gate, 'there is nothing to export');
  const audience = audienceOption(options, assessment.registry);
  const context = contextFor(audience, assessment, locateAll(gate.diagnostics, gate.sources));
  return { context, snapshot: snapshotOf(gate, context, '') };
}

/** Writes a file for each thing, one after the other, so that there may be any number of them. */
async function writeEach(kind: DocumentKind, folder: string, source: ExportSource): Promise<number> {
  let files = 0;
  for (const id of kind.idsOf(source)) {
    const document = kind.ofOne(id, source);
    if (document === undefined) continue;
    await writeText(`${folder}${id}.json`, documentText(document));
    files++;
  }
  process.stdout.write(`${folder}: ${counted(files, 'file')}\n`);
  return 0;
}

function documentOf(kind: DocumentKind, id: string | undefined, source: ExportSource): object | undefined {
  const ids = kind.idsOf(source);
  if (id === undefined) {
    const each = `“countersign export ${kind.name} --out FOLDER/”`;
    if (kind.ofAll === undefined)
      throw new UsageError(
        `“export ${kind.name}” is of one ${kind.thing}, and none is named.`,
        `Name ${listWords(ids, 'or')}, or write one for each: ${each}.`,
      );
    if (ids.length > (kind.most ?? ids.length))
      throw new UsageError(
        `One document of ${ids.length.toLocaleString('en-GB')} ${kind.thing}s would be too large; it may have ${kind.most?.toLocaleString('en-GB')}.`,
        `Name a ${kind.thing}, or write one for each: ${each}.`,
      );
    return kind.ofAll(source);
  }
  if (!ids.includes(id))
    throw new UsageError(
      `There is no ${kind.thing} “${id}”.`,
      didYouMean(id, ids, ids.length === 0 ? `The registry has no ${kind.thing}.` : `Name ${listWords(ids, 'or')}.`),
    );
  return kind.ofOne(id, source);
}

function nothingIn({ title }: DocumentKind, id = 'the registry'): string {
  return `Nothing is written: there is nothing to say of ${id}, and no ${title} may be empty.`;
}
