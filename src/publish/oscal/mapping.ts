import type { Crosswalk } from '../../validate/crosswalks.ts';
import { type ExportSource, plainAddress } from '../export-source.ts';
import { OscalDraft } from './draft.ts';
import { OWN_NS, ownProps, some } from './props.ts';
import { catalogResource } from './resources.ts';
import { markup, token } from './text.ts';

/** Said where OSCAL asks how the relations were found, which crosswalk files do not record. */
const METHOD =
  'Each mapping names its authority, and says where it is the registry’s own judgement. How an authority went about it is not recorded: people keep these files, and that is what the method says.';

/**
 * Crosswalks as an OSCAL mapping collection. A relation is `related`, in the product’s own namespace:
 * the terms of set theory say more than the authorities do.
 */
export function oscalMappings(
  crosswalks: readonly Crosswalk[],
  title: string,
  source: ExportSource,
): object | undefined {
  if (crosswalks.length === 0) return undefined;
  const draft = new OscalDraft(source);
  const mappings = crosswalks.map((crosswalk) => mappingOf(crosswalk, draft));
  const provenance = {
    method: 'human',
    'matching-rationale': 'semantic',
    status: statusOf(crosswalks),
    'mapping-description': METHOD,
  };
  return draft.document('mapping-collection', { title }, { provenance, mappings });
}

/** Complete only where every authority has said that it is done. */
function statusOf(crosswalks: readonly Pick<Crosswalk, 'data'>[]): string {
  if (crosswalks.every(({ data }) => data.status === 'final')) return 'complete';
  return crosswalks.some(({ data }) => data.status === 'draft') ? 'draft' : 'not-complete';
}

function mappingOf({ id, data, pairs }: Crosswalk, draft: OscalDraft): object {
  const { frameworks } = draft.source.context.assessment.registry;
  const resource = (framework: string) => {
    const found = frameworks.get(framework);
    if (found === undefined) throw new Error(`The crosswalk ${id} leads to a framework that is not in use`);
    return { type: 'catalog', href: catalogResource(draft, found) };
  };
  const item = (ref: string) => ({ type: 'control', 'id-ref': token(ref.slice(ref.indexOf(':') + 1)) });
  const each = new Map(pairs.map((pair) => [pair.join(' '), pair])).values();
  return {
    uuid: draft.uuid('crosswalks', id),
    method: 'human',
    'matching-rationale': 'semantic',
    status: data.status === undefined ? undefined : statusOf([{ data }]),
    'source-resource': resource(data.from),
    'target-resource': resource(data.to),
    maps: Array.from(each, ([from, to]) => ({
      uuid: draft.uuid('crosswalks', id, from, to),
      ns: OWN_NS,
      relationship: 'related',
      sources: [item(from)],
      targets: [item(to)],
    })),
    'mapping-description': markup(`${data.authority}: ${data.relation}.`),
    props: ownProps({
      crosswalk: id,
      authority: data.authority,
      'own-judgement': data.own_judgement === true,
      'both-ways': data.both_ways === true,
      relation: data.relation,
      published: data.published,
      licence: data.licence,
    }),
    links: some(data.url === undefined ? [] : [{ href: plainAddress(data.url), rel: 'canonical' }]),
  };
}
