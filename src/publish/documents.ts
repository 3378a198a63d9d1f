import { titleOf } from '../assess/names.ts';
import { escapeJson } from '../diagnostic/escape.ts';
import { systemBom } from './cyclonedx/bom.ts';
import type { ExportSource } from './export-source.ts';
import type { Section } from '../validate/schema/audience.ts';
import { oscalCatalog } from './oscal/catalog.ts';
import { oscalComponents } from './oscal/component.ts';
import { oscalMappings } from './oscal/mapping.ts';
import { oscalPoam } from './oscal/poam.ts';
import { oscalResults } from './oscal/results.ts';
import type { SiteContext } from './site-context.ts';

/** A document in a format that others define, of one thing or of the whole registry. */
export interface DocumentKind {
  /** Its name on the command line; permanent. */
  readonly name: string;
  readonly title: string;
  /** What it says, in a sentence. */
  readonly means: string;
  /** What an id names, and the ids that there are. */
  readonly thing: 'system' | 'framework' | 'crosswalk';
  /** The sections that it cannot do without: an audience that does not see all of each does not get it. */
  readonly holds: readonly Section[];
  readonly idsOf: (source: ExportSource) => readonly string[];
  /** Of one thing; undefined where there is nothing to say and the format has no empty document. */
  readonly ofOne: (id: string, source: ExportSource) => object | undefined;
  /** Of the whole registry, where the format has such a document. */
  readonly ofAll?: (source: ExportSource) => object | undefined;
  /** The most things in one document of all, where more would need gigabytes to make; any number when left out. */
  readonly most?: number;
}

const MOST_IN_ONE = 2_000;

/** What is told of a system to other tools. */
const OF_SYSTEMS: readonly Section[] = [
  'findings',
  'nhi-weaknesses',
  'test-reports',
  'risk-acceptances',
  'exceptions',
  'incidents',
];

/** Why an audience does not get a kind of document; undefined where it does. */
export function documentWithheld({ holds }: DocumentKind, { audience }: SiteContext): string | undefined {
  const hidden = holds.find((section) => audience.shows(section) !== 'full');
  return hidden && `Withheld from this audience: it holds “${hidden}” in full.`;
}

const systemIds = ({ context }: ExportSource) => [...context.assessment.views.keys()];
const allViews = ({ context }: ExportSource) => [...context.assessment.views.values()];
const named = (what: string, { snapshot }: ExportSource) => `${snapshot.name}: ${what}`;

/** A thing by an id that is known to be one. */
function found<T>(id: string, things: ReadonlyMap<string, T>): T {
  const thing = things.get(id);
  if (thing === undefined) throw new Error(`There is no ${id} to export`);
  return thing;
}

const viewOf = (id: string, { context }: ExportSource) => found(id, context.assessment.views);

export const COMPONENTS: DocumentKind & Required<Pick<DocumentKind, 'ofAll'>> = {
  name: 'oscal-component',
  most: MOST_IN_ONE,
  title: 'OSCAL component definition',
  means: 'What each record says of each control, with the evidence for it and what that is worth today.',
  thing: 'system',
  holds: OF_SYSTEMS,
  idsOf: systemIds,
  ofOne: (id, source) => {
    const view = viewOf(id, source);
    return oscalComponents([view], named(titleOf(view.system), source), source);
  },
  ofAll: (source) => oscalComponents(allViews(source), named('component definition', source), source),
};

export const RESULTS: DocumentKind & Required<Pick<DocumentKind, 'ofAll'>> = {
  name: 'oscal-results',
  most: MOST_IN_ONE,
  title: 'OSCAL assessment results',
  means: 'What this snapshot found: every required control of every system, with evidence, risks and decisions.',
  thing: 'system',
  holds: OF_SYSTEMS,
  idsOf: systemIds,
  ofOne: (id, source) => {
    const view = viewOf(id, source);
    return oscalResults([view], named(`assessment results of ${titleOf(view.system)}`, source), source);
  },
  ofAll: (source) => oscalResults(allViews(source), named('assessment results', source), source),
};

export const POAM: DocumentKind & Required<Pick<DocumentKind, 'ofAll'>> = {
  name: 'oscal-poam',
  title: 'OSCAL plan of action and milestones',
  means: 'Every error and warning that stands, and every exception until its last day.',
  thing: 'system',
  holds: OF_SYSTEMS,
  idsOf: systemIds,
  ofOne: (id, source) => {
    const view = viewOf(id, source);
    return oscalPoam(view, named(`plan of action for ${titleOf(view.system)}`, source), source);
  },
  ofAll: (source) => oscalPoam(undefined, named('plan of action and milestones', source), source),
};

export const MAPPINGS: DocumentKind & Required<Pick<DocumentKind, 'ofAll'>> = {
  name: 'oscal-mapping',
  title: 'OSCAL mapping collection',
  means: 'The crosswalks between the frameworks, each with its authority.',
  thing: 'crosswalk',
  holds: [],
  idsOf: ({ context }) => context.assessment.registry.crosswalks.map(({ id }) => id),
  ofOne: (id, source) => {
    const own = source.context.assessment.registry.crosswalks.filter((crosswalk) => crosswalk.id === id);
    return oscalMappings(own, named(id, source), source);
  },
  ofAll: (source) => oscalMappings(source.context.assessment.registry.crosswalks, named('crosswalks', source), source),
};

export const CATALOG: DocumentKind = {
  name: 'oscal-catalog',
  title: 'OSCAL catalog',
  means: 'The controls of a framework; “countersign import catalog” takes it back as it was.',
  thing: 'framework',
  holds: [],
  idsOf: ({ context }) => [...context.assessment.registry.frameworks.keys()],
  ofOne: (id, source) => oscalCatalog(found(id, source.context.assessment.registry.frameworks), source),
};

export const BOM: DocumentKind = {
  name: 'cyclonedx',
  title: 'CycloneDX bill of materials',
  means: 'The models, data and tools of a system, what is declared of it for each framework, and who decided.',
  thing: 'system',
  holds: OF_SYSTEMS,
  idsOf: systemIds,
  ofOne: (id, source) => systemBom(viewOf(id, source), source),
};

/** Every kind of document, in the order in which they are offered. */
export const DOCUMENTS: readonly DocumentKind[] = [COMPONENTS, RESULTS, POAM, MAPPINGS, CATALOG, BOM];

/** A document as the text of its file, in which nothing of a record commands a terminal or a CI runner. */
export function documentText(document: object): string {
  return escapeJson(`${JSON.stringify(document, null, 1)}\n`);
}
