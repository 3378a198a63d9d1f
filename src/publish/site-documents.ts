import { catalogPath } from './document-paths.ts';
import {
  BOM,
  CATALOG,
  COMPONENTS,
  type DocumentKind,
  documentText,
  documentWithheld,
  MAPPINGS,
  POAM,
  RESULTS,
} from './documents.ts';
import type { ExportSource } from './export-source.ts';
import type { ExportFile } from './exports.ts';
import type { Inline } from './page-parts.ts';
import type { SiteContext } from './site-context.ts';

/** True where the documents of systems are on the site: no more than it bears, and for an audience that may see them. */
export function hasSystemDocuments(context: SiteContext): boolean {
  return context.isSmall && documentWithheld(COMPONENTS, context) === undefined;
}

/** Where the site has the document of one thing; undefined for a kind that it has only of all. */
export function pathOfOne({ name }: DocumentKind, id: string): string | undefined {
  if (name === CATALOG.name) return catalogPath(id);
  if (name === COMPONENTS.name) return `systems/${id}/oscal-component.json`;
  return name === BOM.name ? `systems/${id}/bom.cdx.json` : undefined;
}

/** Where the site has the document of the whole registry. */
export function pathOfAll({ name }: DocumentKind): string {
  return `api/oscal/${name.replace(/^oscal-/, '')}.json`;
}

/** The kinds of document that the site has of the whole registry; those that would be empty are left out. */
export function wholeKinds(source: ExportSource): DocumentKind[] {
  const kinds = hasSystemDocuments(source.context) ? [COMPONENTS, RESULTS, POAM, MAPPINGS] : [MAPPINGS];
  return kinds.filter(({ ofAll }) => ofAll(source) !== undefined);
}

/** The documents of the site, made one after the other. */
export function* documentFiles(source: ExportSource): Iterable<ExportFile> {
  for (const kind of wholeKinds(source)) {
    const document = kind.ofAll?.(source);
    if (document !== undefined) yield { path: pathOfAll(kind), content: documentText(document) };
  }
  for (const kind of hasSystemDocuments(source.context) ? [CATALOG, COMPONENTS, BOM] : [CATALOG]) {
    for (const id of kind.idsOf(source)) {
      const [path, document] = [pathOfOne(kind, id), kind.ofOne(id, source)];
      if (path !== undefined && document !== undefined) yield { path, content: documentText(document) };
    }
  }
}

/** The sentence of a system’s page that leads to its documents; undefined where the site has none. */
export function documentLinks(system: string, context: SiteContext): readonly Inline[] | undefined {
  const instead = documentWithheld(COMPONENTS, context);
  if (!context.isSmall) return undefined;
  if (instead !== undefined) return ['For other tools: ', instead];
  return [
    'For other tools: ',
    { text: COMPONENTS.title, href: `/${pathOfOne(COMPONENTS, system)}` },
    ' and ',
    { text: BOM.title, href: `/${pathOfOne(BOM, system)}` },
    '.',
  ];
}
