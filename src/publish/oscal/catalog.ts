import { oneLine, startOf } from '../export-source.ts';
import type { ExportSource } from '../export-source.ts';
import type { Framework } from '../../validate/frameworks.ts';
import type { FrameworkControl, FrameworkData } from '../../validate/schema/framework.ts';
import { OscalDraft } from './draft.ts';
import { OWN_NS, ownProps, some } from './props.ts';
import { markup, statementToken, token } from './text.ts';

/**
 * A framework as an OSCAL catalog. Every entry is a control, whatever its level, since records may name
 * any; what OSCAL has no place for stands in properties, so that importing it gives the same framework.
 */
export function oscalCatalog({ data }: Framework, source: ExportSource): object {
  const draft = new OscalDraft(source);
  const publisher = {
    uuid: draft.uuid('publisher', data.id),
    type: 'organization',
    name: oneLine(data.publisher ?? ''),
  };
  const isDay = /^\d{4}-\d\d-\d\d$/.test(data.published ?? '');
  return draft.document(
    'catalog',
    {
      title: data.title,
      version: data.version && oneLine(data.version),
      published: isDay ? startOf(data.published ?? '') : undefined,
      props: headProps(data),
      links: data.url === undefined ? undefined : [{ href: data.url, rel: 'canonical' }],
      parties: data.publisher === undefined ? [] : [publisher],
      remarks:
        data.statements === 'official'
          ? undefined
          : 'The statements are in the registry’s own words; the official text governs.',
    },
    { controls: some([...data.controls.map((control) => controlOf(control, data, 0)), ...withdrawn(data)]) },
  );
}

function headProps({ id, short, version, published, licence, scope, statements, levels, replaces }: FrameworkData) {
  return [
    ...(ownProps({ framework: id, short, version, published, licence, scope, statements, level: levels }) ?? []),
    ...(replaces
      ? [
          { ...own('replaces', replaces.title), remarks: markup(replaces.authority) },
          ...(ownProps({ 'replaces-url': replaces.url }) ?? []),
        ]
      : []),
  ];
}

function own(name: string, value: string) {
  return { name, ns: OWN_NS, value: oneLine(value) };
}

function controlOf(control: FrameworkControl, data: FrameworkData, level: number): object {
  const { id, label, name, statement, url, roles, applies, topics, controls } = control;
  const printed = label === undefined ? [] : [{ name: 'label', value: oneLine(label) }];
  const application = (applies ?? []).map(({ from, when }) => ({
    ...own('applies', from),
    ...(when === undefined ? {} : { remarks: markup(when) }),
  }));
  return {
    id: token(id),
    class: classOf(data.levels[level]),
    title: markup(name ?? id),
    props: [...printed, own('id', id), ...(ownProps({ role: roles, topic: topics }) ?? []), ...application],
    links: url === undefined ? undefined : [{ href: url, rel: 'reference' }],
    parts: [
      { id: statementToken(id), name: 'statement', ...(statement === undefined ? {} : { prose: markup(statement) }) },
    ],
    controls: some((controls ?? []).map((inner) => controlOf(inner, data, level + 1))),
  };
}

/** `Subcategory` as `subcategory`, the class of its controls. */
function classOf(level: string | undefined): string | undefined {
  return level === undefined ? undefined : token(level.toLowerCase().replace(/\s+/g, '-'));
}

/** Ids of the version before, each with those that ask for it now. */
function withdrawn({ withdrawn: entries }: FrameworkData): object[] {
  return (entries ?? []).map(({ id, became }) => ({
    id: token(id),
    class: 'withdrawn',
    title: markup(id),
    props: [{ name: 'status', value: 'withdrawn' }, own('id', id)],
    links: some(
      became.map((next) => ({ href: `#${token(next)}`, rel: became.length > 1 ? 'incorporated-into' : 'moved-to' })),
    ),
  }));
}
