import type { NhiEntry } from '../../assess/nhi/entries.ts';
import { isActive } from '../../assess/nhi/facts.ts';
import type { System } from '../../validate/registry.ts';
import type { Tool } from '../../validate/schema/system.ts';
import { titleOf } from '../../assess/names.ts';
import { listWords } from '../../diagnostic/suggest.ts';
import { counted } from '../words.ts';

/** A drawing of systems, the identities that act for them, and their tools; everything has its place already. */
export interface Graph {
  readonly width: number;
  readonly height: number;
  /** What the drawing shows, in a sentence. */
  readonly label: string;
  readonly heads: readonly { readonly x: number; readonly text: string }[];
  readonly nodes: readonly GraphNode[];
  /** The lines, as path data. */
  readonly edges: readonly string[];
  /** The same in words, a sentence for each identity. */
  readonly words: readonly string[];
}

export interface GraphNode {
  readonly x: number;
  readonly y: number;
  readonly text: string;
  /** The text in full. */
  readonly title: string;
  /** An identity that is revoked is drawn as no longer there. */
  readonly as: 'system' | 'nhi' | 'revoked' | 'tool' | 'rest';
}

export const NODE = { width: 236, height: 28 } as const;
const STEP = { x: 312, y: 38 } as const;
const TOP = 26;
const LONGEST = 34;
const MOST = 20;

interface Item {
  readonly key: string;
  readonly title: string;
  readonly as: GraphNode['as'];
}
type Columns = readonly [systems: readonly Item[], nhis: readonly Item[], tools: readonly Item[]];
type Edge = readonly [from: string, to: string];

/** A system with its identities and tools; undefined where it has neither. */
export function systemGraph(system: System): Graph | undefined {
  const tools = system.data.tools ?? [];
  if (system.nhis.length === 0) return undefined;
  const place = new Map(system.nhis.map(({ id }, at) => [id, at]));
  const sorted = tools.toSorted((a, b) => rank(place, a) - rank(place, b));
  const own = `s:${system.id}`;
  return draw(
    [
      [{ key: own, title: titleOf(system), as: 'system' }],
      system.nhis.map(({ id, data }) => ({ key: `n:${id}`, title: id, as: isActive(data) ? 'nhi' : 'revoked' })),
      sorted.map(({ id }) => ({ key: `t:${id}`, title: id, as: 'tool' })),
    ],
    [
      ...system.nhis.map(({ id }): Edge => [own, `n:${id}`]),
      ...sorted.map(({ id, nhi }): Edge => [nhi !== undefined && place.has(nhi) ? `n:${nhi}` : own, `t:${id}`]),
    ],
    [
      ...system.nhis.map(({ id, data }) =>
        acts(
          id,
          isActive(data),
          tools.filter(({ nhi }) => nhi === id),
        ),
      ),
      ...tools.filter(({ nhi }) => nhi === undefined).map(({ id }) => `${id} acts with no identity.`),
    ],
  );
}

/** A shared identity with the systems that it acts for and their tools; undefined for one that is not shared. */
export function sharedGraph({ id, data, shared, users }: NhiEntry): Graph | undefined {
  if (!shared || users.length === 0) return undefined;
  const systems = users.map(({ system }) => system);
  const tools = systems.flatMap((system) =>
    (system.data.tools ?? []).filter(({ nhi }) => nhi === id).map((tool) => ({ system, tool })),
  );
  return draw(
    [
      systems.map((system) => ({ key: `s:${system.id}`, title: titleOf(system), as: 'system' })),
      [{ key: `n:${id}`, title: id, as: isActive(data) ? 'nhi' : 'revoked' }],
      tools.map(({ system, tool }) => ({
        key: `t:${system.id}/${tool.id}`,
        title: `${tool.id}, ${titleOf(system)}`,
        as: 'tool',
      })),
    ],
    [
      ...systems.map((system): Edge => [`s:${system.id}`, `n:${id}`]),
      ...tools.map(({ system, tool }): Edge => [`n:${id}`, `t:${system.id}/${tool.id}`]),
    ],
    systems.map(
      (system) =>
        `For ${titleOf(system)}, ${acts(
          id,
          isActive(data),
          (system.data.tools ?? []).filter(({ nhi }) => nhi === id),
        )}`,
    ),
  );
}

function rank(place: ReadonlyMap<string, number>, { nhi }: Tool): number {
  return place.get(nhi ?? '') ?? place.size;
}

function acts(id: string, active: boolean, tools: readonly Tool[]): string {
  if (!active) return `${id} is revoked.`;
  return tools.length === 0
    ? `${id} acts with no tool that is listed.`
    : `${id} acts in ${listWords(
        tools.map((tool) => tool.id),
        'and',
        MOST,
      )}.`;
}

function draw(columns: Columns, edges: readonly Edge[], words: readonly string[]): Graph {
  const shown = columns.map(cut);
  const rows = Math.max(...shown.map(({ length }) => length));
  const nodes = new Map<string, GraphNode>();
  for (const [column, items] of shown.entries()) {
    const offset = ((rows - items.length) * STEP.y) / 2;
    for (const [at, { key, title, as }] of items.entries())
      nodes.set(key, { x: column * STEP.x, y: TOP + offset + at * STEP.y, text: short(title), title, as });
  }
  const [systems, nhis, tools] = columns;
  return {
    width: 2 * STEP.x + NODE.width,
    height: TOP + rows * STEP.y,
    label: `${counted(systems.length, 'system')}, ${counted(nhis.length, 'identity', 'identities')} and ${counted(tools.length, 'tool')}, and what acts with what`,
    heads: ['System', 'Identity', 'Tool'].map((text, column) => ({ x: column * STEP.x, text })),
    nodes: [...nodes.values()],
    edges: edges.flatMap(([from, to]) => line(nodes.get(from), nodes.get(to)) ?? []),
    words: words.length > MOST ? [...words.slice(0, MOST), `And ${words.length - MOST} more.`] : words,
  };
}

/** As many as can be told apart, and how many more there are. */
function cut(items: readonly Item[]): readonly Item[] {
  if (items.length <= MOST) return items;
  const rest = items.length - MOST + 1;
  return [...items.slice(0, MOST - 1), { key: `rest:${items[0]?.as ?? ''}`, title: `and ${rest} more`, as: 'rest' }];
}

function line(from: GraphNode | undefined, to: GraphNode | undefined): string | undefined {
  if (from === undefined || to === undefined) return undefined;
  const [x1, y1, x2, y2] = [from.x + NODE.width, from.y + NODE.height / 2, to.x, to.y + NODE.height / 2];
  const bend = Math.round((x2 - x1) / 2);
  return y1 === y2 ? `M${x1} ${y1}H${x2}` : `M${x1} ${y1}C${x1 + bend} ${y1} ${x2 - bend} ${y2} ${x2} ${y2}`;
}

function short(text: string): string {
  return text.length > LONGEST ? `${text.slice(0, LONGEST - 1)}…` : text;
}
