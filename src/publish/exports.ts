import type { ExportSource } from './export-source.ts';
import type { Inline } from './page-parts.ts';
import { feedFiles } from './feeds/files.ts';
import { registerCsv, registerJson, registerSchema } from './registers/formats.ts';
import { REGISTERS } from './registers/index.ts';
import { hasWorkbook, matrixTable } from './registers/matrix.ts';
import type { RegisterTable } from './registers/register.ts';
import { registerWorkbook, type WorkbookPart } from './registers/xlsx.ts';
import { documentFiles } from './site-documents.ts';
import type { Snapshot } from './snapshot.ts';

/** A file for others to use, below the top of the site. */
export interface ExportFile {
  readonly path: string;
  /** Its text, or the parts of the zip that it is. */
  readonly content: string | readonly WorkbookPart[];
}

/** The formats of a register, by the ending of the file. */
export const REGISTER_FORMATS = {
  csv: registerCsv,
  json: registerJson,
  xlsx: registerWorkbook,
} as const satisfies Record<string, (table: RegisterTable, snapshot: Snapshot) => ExportFile['content']>;
export type RegisterFormat = keyof typeof REGISTER_FORMATS;

/** Where the site has a register in a format. */
export function registerPath(name: string, format: RegisterFormat): string {
  return `api/registers/${name}.${format}`;
}

/** Where the site has the JSON Schema of a register. */
export function schemaPath(name: string): string {
  return `api/schemas/${name}.schema.json`;
}

/** The sentence of a register’s page that leads to its files. */
export function takenAway(name: string): readonly Inline[] {
  const link = (format: RegisterFormat): Inline => ({
    text: format.toUpperCase(),
    href: `/${registerPath(name, format)}`,
  });
  return [' Take it away as ', link('csv'), ', ', link('xlsx'), ' or ', link('json'), '.'];
}

/** Where the site has the matrix of a framework. */
export function matrixPath(framework: string, format: RegisterFormat): string {
  return `frameworks/${framework}/matrix.${format}`;
}

/** Every file that the site has for others to use, made one after the other. */
export function* exportFiles(source: ExportSource): Iterable<ExportFile> {
  const { context, snapshot } = source;
  for (const register of REGISTERS) {
    yield { path: schemaPath(register.name), content: registerSchema(register) };
    if (!register.isOnSite(context)) continue;
    const table = register.tableOf(context);
    for (const format of Object.keys(REGISTER_FORMATS) as RegisterFormat[])
      yield { path: registerPath(register.name, format), content: REGISTER_FORMATS[format](table, snapshot) };
  }
  for (const framework of context.assessment.registry.frameworks.values()) {
    const table = matrixTable(framework, context);
    yield { path: matrixPath(framework.id, 'csv'), content: registerCsv(table) };
    if (hasWorkbook(framework, context))
      yield { path: matrixPath(framework.id, 'xlsx'), content: registerWorkbook(table) };
  }
  yield* documentFiles(source);
  yield* feedFiles(source);
}
