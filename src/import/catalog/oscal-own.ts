import { OWN_NS } from '../../publish/oscal/props.ts';
import type { FrameworkControl, FrameworkData } from '../../validate/schema/framework.ts';
import { list, textOf, type Thing } from './oscal-parts.ts';
import { plainText } from './oscal-prose.ts';

/** The properties of a name that the product’s own export of a catalog has. */
function ownProps(thing: Thing, name: string): Thing[] {
  return list(thing, 'props').filter((prop) => prop['ns'] === OWN_NS && prop['name'] === name);
}

function ownValues(thing: Thing, name: string): string[] {
  return ownProps(thing, name)
    .map((prop) => textOf(prop, 'value'))
    .filter((value) => value !== undefined);
}

/** The id that a control has in the registry, where its catalog came from one. */
export function ownId(thing: Thing): string | undefined {
  return ownValues(thing, 'id')[0];
}

/** What a control of the product’s own export says besides what every catalog does. */
export function ownFields(thing: Thing): Partial<FrameworkControl> {
  if (ownId(thing) === undefined) return {};
  const url = list(thing, 'links').map((link) => textOf(link, 'href'))[0];
  const [roles, topics] = [ownValues(thing, 'role'), ownValues(thing, 'topic')];
  const applies = ownProps(thing, 'applies').map((prop) => {
    const when = textOf(prop, 'remarks');
    return { from: textOf(prop, 'value') ?? '', ...(when === undefined ? {} : { when: plainText(when) }) };
  });
  return {
    ...(url === undefined ? {} : { url }),
    ...(roles.length > 0 ? { roles } : {}),
    ...(applies.length > 0 ? { applies } : {}),
    ...(topics.length > 0 ? { topics } : {}),
  };
}

export interface OwnHead {
  readonly levels: readonly string[];
  readonly data: Partial<FrameworkData>;
}

const TEXTS = ['short', 'version', 'published', 'licence', 'scope', 'statements'] as const;

/** What the head of the product’s own export says of its framework; nothing for a catalog of anybody else’s. */
export function ownHead(metadata: Thing): OwnHead | undefined {
  const id = ownValues(metadata, 'framework')[0];
  if (id === undefined) return undefined;
  const texts = TEXTS.map((name) => [name, ownValues(metadata, name)[0]] as const);
  const [replaced] = ownProps(metadata, 'replaces');
  const url = ownValues(metadata, 'replaces-url')[0];
  const replaces = replaced && {
    title: textOf(replaced, 'value') ?? '',
    authority: plainText(textOf(replaced, 'remarks') ?? ''),
    ...(url === undefined ? {} : { url }),
  };
  return {
    levels: ownValues(metadata, 'level'),
    data: {
      id,
      statements: undefined,
      ...Object.fromEntries(texts.filter(([, text]) => text !== undefined)),
      ...(replaces ? { replaces } : {}),
    },
  };
}
