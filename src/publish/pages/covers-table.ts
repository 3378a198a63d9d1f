import { compare } from '../../diagnostic/compare.ts';
import type { Decision } from '../../validate/registry.ts';
import { POLICY } from '../../validate/schema/decision.ts';
import type { Link, Table } from '../page-parts.ts';
import type { SiteContext } from '../site-context.ts';
import { FUNCTION_WORDS } from '../words.ts';
import { coversLine, REOPENING } from './covers-part.ts';

/** What decisions cover, told once for all that name the same fields: the table, and the row of each decision. */
export interface CoversPart {
  readonly table: Table;
  readonly linkOf: (decision: Decision) => Link;
}

const ON_POLICY = 'Covers everything that the policy says. Any change of it reopens the decision.';

export function coversPart(decisions: readonly Decision[], context: SiteContext): CoversPart {
  const lists = new Map<string, { title: string; anchor: string; line: string; count: number }>();
  const keyOf = ({ data, system }: Decision) =>
    system === POLICY ? POLICY : [data.function, ...(data.fields ?? [])].join('\n');
  const perFunction = new Map<string, number>();
  for (const decision of [...decisions].reverse()) {
    const { function: name } = decision.data;
    const known = lists.get(keyOf(decision));
    if (known) {
      known.count++;
      continue;
    }
    if (decision.system === POLICY) {
      lists.set(POLICY, { title: 'The policy', anchor: 'covers-policy', line: ON_POLICY, count: 1 });
      continue;
    }
    const nth = (perFunction.get(name) ?? 0) + 1;
    perFunction.set(name, nth);
    const suffix = nth === 1 ? '' : ` ${nth}`;
    const title = `${FUNCTION_WORDS[name]}${suffix === '' ? '' : `, list${suffix}`}`;
    lists.set(keyOf(decision), {
      title,
      anchor: `covers-${name}${suffix.replace(' ', '-')}`,
      line: coversLine(decision, context),
      count: 1,
    });
  }
  const all = [...lists.values()].sort((a, b) => compare(a.title, b.title));
  return {
    table: {
      caption: REOPENING,
      columns: [
        { title: 'Decisions of' },
        { title: 'What they cover', as: 'words' },
        { title: 'How many', as: 'number' },
      ],
      rows: all.map(({ title, line, count }) => [[title], [line], [count.toLocaleString('en-GB')]]),
      anchors: all.map(({ anchor }) => anchor),
      empty: 'Nothing has been decided yet.',
    },
    linkOf: (decision) => {
      const { title = '', anchor = '' } = lists.get(keyOf(decision)) ?? {};
      return { text: decision.system === POLICY ? title : `As ${title}`, href: `#${anchor}` };
    },
  };
}
