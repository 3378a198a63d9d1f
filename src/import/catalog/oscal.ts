import type { FrameworkControl, FrameworkData } from '../../validate/schema/framework.ts';
import { isRecord } from '../../validate/lenient.ts';
import { ownFields, ownHead, ownId } from './oscal-own.ts';
import { allParams, type Params, plainText, statementOf } from './oscal-prose.ts';
import { list, propOf, textOf, type Thing } from './oscal-parts.ts';

export type Withdrawn = NonNullable<FrameworkData['withdrawn']>[number];

export interface ReadCatalog {
  /** With an id where the catalog is one that a registry exported. */
  readonly data: Omit<FrameworkData, 'id' | 'levels' | 'counts'> & { readonly id?: string | undefined };
  /** What each level calls its entries, where the file says so; outermost first. */
  readonly levels: readonly (string | undefined)[];
}

/** What was found on the way through the tree. */
interface Found {
  readonly params: Params;
  readonly withdrawn: Withdrawn[];
  /** Each id as the registry has it, by the token that links in the file use. */
  readonly ids: Map<string, string>;
  readonly levels: (string | undefined)[];
}

/**
 * An OSCAL catalog (1.0 to 1.2, control layer) as a framework. Groups and controls become levels; a
 * control enhancement stands beside its control, since it is a control of its own; what the publisher
 * has withdrawn becomes an id with its successors; parameters stand in the text by their labels. One that
 * a registry exported gives the framework that it was.
 */
export function readOscal(catalog: Thing): ReadCatalog {
  const metadata = isRecord(catalog['metadata']) ? catalog['metadata'] : {};
  const found: Found = { params: allParams(catalog), withdrawn: [], ids: new Map(), levels: [] };
  const controls = entriesOf(catalog, 0, found);
  const withdrawn = found.withdrawn.map(({ id, became }) => ({
    id,
    became: became.map((token) => found.ids.get(token) ?? token),
  }));
  const publisher = list(metadata, 'parties').map((party) => textOf(party, 'name'))[0];
  const published = textOf(metadata, 'published') ?? textOf(metadata, 'last-modified');
  const version = textOf(metadata, 'version');
  const url = addressOf(metadata, catalog);
  const own = ownHead(metadata);
  return {
    levels: own?.levels ?? found.levels,
    data: {
      title: plainText(textOf(metadata, 'title') ?? 'A catalogue without a title'),
      ...(publisher ? { publisher } : {}),
      ...(version && !own ? { version } : {}),
      ...(published && !own ? { published: published.slice(0, 10) } : {}),
      ...(url ? { url } : {}),
      statements: 'official',
      ...own?.data,
      controls,
      ...(withdrawn.length > 0 ? { withdrawn } : {}),
    },
  };
}

/** The groups and controls inside a thing, its enhancements left to {@link besides}. */
function entriesOf(thing: Thing, level: number, found: Found): FrameworkControl[] {
  const inside = [...list(thing, 'groups'), ...list(thing, 'controls').filter((inner) => !isEnhancement(inner))];
  return inside.flatMap((inner) => [...entryOf(inner, level, found), ...besides(inner, level, found)]);
}

function isEnhancement(control: Thing): boolean {
  return ownId(control) === undefined && /enhancement$/i.test(textOf(control, 'class') ?? '');
}

/** The enhancements of a control, at any depth, as controls beside it. */
function besides(control: Thing, level: number, found: Found): FrameworkControl[] {
  return list(control, 'controls')
    .filter(isEnhancement)
    .flatMap((inner) => [...entryOf(inner, level, found), ...besides(inner, level, found)]);
}

function entryOf(thing: Thing, level: number, found: Found): FrameworkControl[] {
  const [id, label] = namesOf(thing);
  found.ids.set(textOf(thing, 'id') ?? id, id);
  if (propOf(thing, 'status')?.toLowerCase() === 'withdrawn') {
    found.withdrawn.push({ id, became: successorsOf(thing) });
    entriesOf(thing, level + 1, found);
    return [];
  }
  if (!isEnhancement(thing)) found.levels[level] ??= levelName(textOf(thing, 'class'));
  const controls = entriesOf(thing, level + 1, found);
  const title = plainText(textOf(thing, 'title') ?? id);
  const statement = statementOf(thing, found.params);
  return [
    {
      id,
      ...(label === undefined ? {} : { label }),
      ...(title === id ? {} : { name: title }),
      ...(statement === '' ? {} : { statement }),
      ...ownFields(thing),
      ...(controls.length > 0 ? { controls } : {}),
    },
  ];
}

/** `AC-2(1)` as it is printed, where that can be an id, or else the token; then the printed form where it differs. */
function namesOf(thing: Thing): readonly [id: string, label: string | undefined] {
  const token = textOf(thing, 'id') ?? '';
  const label = propOf(thing, 'label');
  const own = ownId(thing);
  if (own !== undefined) return [own, label];
  if (label === undefined || label === token) return [token, undefined];
  if (/^[A-Za-z0-9]+(?:[._-][A-Za-z0-9]+|\([A-Za-z0-9]+\))*$/.test(label)) return [label, undefined];
  // A label such as `Organizational Context (GV.OC)` only says title and id over again.
  return label.includes(token) ? [token, undefined] : [token, label];
}

/** The tokens of what a withdrawn control was moved to or incorporated into; some files write `_`, and some leave the `#` out. */
function successorsOf(thing: Thing): string[] {
  return list(thing, 'links')
    .filter((link) => /^(?:incorporated|moved)[-_](?:in)?to$/.test(textOf(link, 'rel') ?? ''))
    .map((link) => (textOf(link, 'href') ?? '').replace(/^#/, ''))
    .filter((href) => href !== '');
}

function levelName(name: string | undefined): string | undefined {
  return name !== undefined && /^[a-z]+$/i.test(name) ? name.charAt(0).toUpperCase() + name.slice(1) : undefined;
}

/** The address of the official text: a link of the metadata, or what its back matter gives for one. */
function addressOf(metadata: Thing, catalog: Thing): string | undefined {
  const matter = isRecord(catalog['back-matter']) ? catalog['back-matter'] : {};
  const resources = new Map(list(matter, 'resources').map((resource) => [`#${textOf(resource, 'uuid')}`, resource]));
  const links = list(metadata, 'links').toSorted((a, b) => rank(a) - rank(b));
  return links
    .flatMap((link) => {
      const address = textOf(link, 'href') ?? '';
      const resource = resources.get(address);
      return resource ? list(resource, 'rlinks').map((rlink) => textOf(rlink, 'href') ?? '') : [address];
    })
    .find((address) => /^https?:\/\/[^\s<>"\\]+$/.test(address));
}

function rank(link: Thing): number {
  return textOf(link, 'rel') === 'canonical' ? 0 : 1;
}
