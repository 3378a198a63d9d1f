import { withheld } from '../audience/audience.ts';
import { takenAway } from '../exports.ts';
import type { NhiEntry } from '../../assess/nhi/entries.ts';
import { isActive } from '../../assess/nhi/facts.ts';
import type { Fact, Inline, Table } from '../page-parts.ts';
import { dated, listed, nhiLink, personLink, type SiteContext, systemLink } from '../site-context.ts';
import { counted, nhiWord, sentenceCase } from '../words.ts';
import { ACTIVE, REVOKED } from './nhi-pages.ts';
import { facetsFor, type FacetValue, facetValues } from './nhi-facets.ts';
import type { TablePage } from './table-page.ts';

/** The register of identities, with ways to narrow it down. */
export function nhisPage(entries: ReadonlyMap<string, NhiEntry>, context: SiteContext): TablePage {
  const all = [...entries.values()];
  const active = all.filter(({ data }) => isActive(data)).length;
  return {
    title: 'Non-human identities',
    lead: [
      `${counted(active, 'identity acts', 'identities act')} for an AI system today; ${counted(all.length - active, 'is', 'are')} revoked. Each has a person who answers for it and a way to switch it off. `,
      { text: 'The ten risks of each', href: '/nhis/by/risk/' },
      '.',
      ...takenAway('nhis'),
    ],
    facts: facetFacts(all, context),
    sections: [{ anchor: 'identities', table: nhiListTable(all, context) }],
  };
}

/** For each facet, its values with how many identities have each. */
function facetFacts(all: readonly NhiEntry[], context: SiteContext): Fact[] {
  return facetsFor(context).map((facet) => ({
    term: facet.title,
    lines: [
      listed(
        facetValues(facet, all, context).map(({ title, href, entries }): Inline[] => [
          { text: title, href },
          `\u00a0${entries.length.toLocaleString('en-GB')}`,
        ]),
        ', ',
        MOST_VALUES,
      ),
    ],
  }));
}

/** Where the secret is kept, when it was replaced, and when revocation was tried. */
function weaknessCells({ secret, revocation_tested: tested }: NhiEntry['data']): (readonly Inline[])[] {
  if (secret === undefined) return [['no secret'], ['no secret'], dated(tested)];
  return [secret.store ? [secret.store] : [], dated(secret.rotated), dated(tested)];
}

const WITHHELD_CELLS: readonly (readonly Inline[])[] = [['withheld'], ['withheld'], ['withheld']];

const MOST_VALUES = 40;

/** The identities that have one value of a facet. */
export function facetPage({ facet, title, entries }: FacetValue, context: SiteContext): TablePage {
  return {
    title: `Identities: ${facet.title.toLowerCase()} ${title}`,
    lead: [`${counted(entries.length, 'identity', 'identities')}. `, { text: 'All identities', href: '/nhis/' }],
    sections: [{ anchor: 'identities', table: nhiListTable(entries, context) }],
  };
}

function nhiListTable(all: readonly NhiEntry[], context: SiteContext): Table {
  return {
    caption: counted(all.length, 'identity', 'identities'),
    columns: [
      { title: 'Identity' },
      { title: 'Kind' },
      { title: 'Acts for', as: 'name' },
      { title: 'Owner' },
      { title: 'Environment' },
      { title: 'Signs in with' },
      { title: 'Secret kept in' },
      { title: 'Secret replaced' },
      { title: 'Revocation tried' },
      { title: 'State' },
    ],
    rows: all.map(({ id, data, users, shared }) => [
      [nhiLink(id)],
      data.kind ? [`${nhiWord(data.kind)}${shared ? ', shared' : ''}`] : [],
      listed(
        users.map(({ system }) => [systemLink(context, system.id)]),
        ', ',
        6,
      ),
      personLink(context, data.owner),
      data.environment ? [sentenceCase(data.environment)] : [],
      data.auth ? [nhiWord(data.auth)] : [],
      ...(withheld(context, 'nhi-weaknesses') === undefined ? weaknessCells(data) : WITHHELD_CELLS),
      [isActive(data) ? ACTIVE : REVOKED],
    ]),
    empty: 'No identity is recorded.',
  };
}
