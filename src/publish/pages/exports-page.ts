import { DOCUMENTS, type DocumentKind, documentWithheld } from '../documents.ts';
import type { ExportSource } from '../export-source.ts';
import { type RegisterFormat, registerPath, schemaPath } from '../exports.ts';
import { hidesAny } from '../audience/audience.ts';
import type { Inline, Table } from '../page-parts.ts';
import { REGISTERS } from '../registers/index.ts';
import type { Register } from '../registers/register.ts';
import { MOST_WITH_DOCUMENTS } from '../site-context.ts';
import { hasSystemDocuments, pathOfAll, pathOfOne, wholeKinds } from '../site-documents.ts';
import type { TablePage } from './table-page.ts';

/** What there is to take away: documents for other tools, every register in three formats, and what each of its columns means. */
export function exportsPage(source: ExportSource): TablePage {
  return {
    title: 'Exports',
    lead: [
      'This snapshot for other tools: as OSCAL and CycloneDX, and every register as CSV, XLSX and JSON, with a JSON Schema for the last. Names of files and columns stay; what is not known is empty.',
      ...(hidesAny(source.context.audience)
        ? [' So is what this audience may not see: ', { text: 'what that is, and why', href: '/audience/' }, '.']
        : []),
    ],
    contents: [
      { anchor: 'documents', title: 'Documents' },
      ...REGISTERS.map(({ name, title, columns }) => ({ anchor: name, title, count: columns.length })),
    ],
    sections: [
      { anchor: 'documents', title: 'Documents', table: documentTable(source) },
      {
        anchor: 'registers',
        title: 'Registers',
        table: {
          caption: 'Each whole register as a file',
          columns: [
            { title: 'Register', as: 'name' },
            { title: 'CSV' },
            { title: 'XLSX' },
            { title: 'JSON' },
            { title: 'JSON Schema' },
            { title: 'A row is', as: 'words' },
          ],
          rows: REGISTERS.map((register) => [
            [{ text: register.title, href: `#${register.name}` }],
            ...(['csv', 'xlsx', 'json'] as const).map((format) => fileCell(register, format, source)),
            [{ text: `${register.name}.schema.json`, href: `/${schemaPath(register.name)}` }],
            [register.means],
          ]),
          empty: 'Nothing is exported.',
        },
      },
      ...REGISTERS.map(({ name, title, columns }) => ({
        anchor: name,
        title,
        table: {
          caption: `The columns of “${title}”`,
          columns: [
            { title: 'Column', as: 'id' as const },
            { title: 'Type' },
            { title: 'Meaning', as: 'words' as const },
          ],
          rows: columns.map((column) => [[{ code: column.name }], [column.type], [column.means]]),
          empty: 'It has no columns.',
        },
      })),
    ],
  };
}

/** The file of a register, or the command that makes it where it is too large for the site. */
function fileCell(register: Register, format: RegisterFormat, { context }: ExportSource): readonly Inline[] {
  const { name } = register;
  return register.isOnSite(context)
    ? [{ text: `${name}.${format}`, href: `/${registerPath(name, format)}` }]
    : [{ code: `countersign export register ${name} --format ${format}` }];
}

function documentTable(source: ExportSource): Table {
  const whole = new Set(wholeKinds(source));
  return {
    caption:
      hasSystemDocuments(source.context) || hidesAny(source.context.audience)
        ? 'OSCAL 1.2.2 and CycloneDX 1.6, on the site and by command'
        : `OSCAL 1.2.2 and CycloneDX 1.6; with more than ${MOST_WITH_DOCUMENTS} systems, those of systems by command only`,
    columns: [
      { title: 'Document', as: 'name' },
      { title: 'Of the whole registry' },
      { title: 'Of one', as: 'words' },
      { title: 'By command', as: 'id' },
      { title: 'What it says', as: 'words' },
    ],
    rows: DOCUMENTS.map((kind) => [
      [kind.title],
      whole.has(kind) ? [{ text: pathOfAll(kind).replace(/^.*\//, ''), href: `/${pathOfAll(kind)}` }] : ['–'],
      [whereOfOne(kind, source)],
      [
        {
          code: `countersign export ${kind.name}${kind.ofAll ? ` [${kind.thing.toUpperCase()}]` : ` ${kind.thing.toUpperCase()}`}`,
        },
      ],
      [kind.means],
    ]),
    empty: 'There are no documents.',
  };
}

function whereOfOne(kind: DocumentKind, { context }: ExportSource): string {
  const isThere = pathOfOne(kind, '') !== undefined && (kind.thing !== 'system' || hasSystemDocuments(context));
  const instead = documentWithheld(kind, context);
  if (instead !== undefined) return instead;
  return isThere ? `on the page of each ${kind.thing}` : 'by command';
}
