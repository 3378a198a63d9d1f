import { createHash, hash } from 'node:crypto';
import type { Decision, System } from '../validate/registry.ts';
import type { SystemContext } from './define-rule.ts';
import type { Tool } from '../validate/schema/system.ts';
import type { Description } from './nhi/portfolio.ts';

/** What tells the bytes of every file of a content folder from others, by its path: the SHA-256, lower-case hexadecimal. */
export type FileSums = ReadonlyMap<string, string>;

/** The files of a folder, told apart by whose findings rest on them. */
export interface SumsByOwner {
  /** Of what is the same for every system, in one. */
  readonly common: string;
  /** Of a system’s own record, decision files and signatures: `<path> <sum>` each. */
  readonly own: ReadonlyMap<string, readonly string[]>;
}

const OWN = /^(?:systems\/([^/]+)\.mdx$|decisions\/([^/]+)\/)/;
/** What rules about systems cannot ask for: it is not in the registry that they get. */
const UNASKED = /^(?:intake|guides)\//;

export function sumsByOwner(sums: FileSums): SumsByOwner {
  const own = new Map<string, string[]>();
  const common = createHash('sha256');
  for (const [path, sum] of sums) {
    const [, record, decided] = OWN.exec(path) ?? [];
    const owner = record ?? decided;
    const line = `${path} ${sum}`;
    if (owner === undefined) {
      if (!UNASKED.test(path)) common.update(`${line}\n`);
    } else {
      const known = own.get(owner);
      if (known) known.push(line);
      else own.set(owner, [line]);
    }
  }
  return { common: common.digest('hex'), own };
}

/**
 * SHA-256, lower-case hexadecimal, of all that the findings of rules about one system rest on, besides the program: its
 * own files and what is the same for all of them, the day, how its decisions are proven, and what its identities have in
 * common with those of others. What {@link SystemContext} does not give cannot matter.
 */
export function judgedOn(
  system: System,
  decisions: readonly Decision[],
  { sums, asOf, nhis, trust }: Pick<SystemContext, 'asOf' | 'nhis' | 'trust'> & { readonly sums: SumsByOwner },
): string {
  const basis = [
    [asOf, sums.common, trust.foundedAt, sums.own.get(system.id)],
    decisions.map((decision) => {
      const { arrival, ...proof } = trust.proofOf(decision);
      const came = arrival && { ...arrival, commit: arrival.commit.id };
      return [decision.file, proof, came, trust.isEdited(decision)];
    }),
    inCommon(system, nhis),
  ];
  return hash('sha256', JSON.stringify(basis));
}

/** What stands for the same as {@link judgedOn} while a folder is in memory. */
export interface Standing {
  /** The numbers of the system’s own files. */
  readonly files: readonly number[];
  readonly nhis: SystemContext['nhis'];
  /** A number for an object that is a file or part of one: the same for the same object alone. */
  readonly number: (part: object) => number;
}

/**
 * The same as a text, where it is told in another way that the day, the past and all that is the same for every system
 * are the same: how a decision is proven follows from these and from the decision’s own files.
 */
export function standsAs(system: System, { files, nhis, number }: Standing): string {
  const place = ({ data, by, toldTo }: Description) => `${number(data)} ${by} ${toldTo}`;
  return JSON.stringify([system.id, files, inCommon(system, nhis, { place, tool: number })]);
}

/** How places and tools are told apart. */
interface Telling {
  readonly place: (place: Description) => unknown;
  readonly tool: (tool: Tool) => unknown;
}

const IN_FULL: Telling = {
  place: ({ id, data, by, spot, toldTo, shared }) => [id, data, by, spot([]), toldTo, shared],
  tool: (tool) => tool,
};

/** What rules are told of the identities of a system: every place of each, whoever shares its secret, and its tools. */
function inCommon(system: System, nhis: SystemContext['nhis'], { place, tool }: Telling = IN_FULL): unknown {
  const told = nhis.toldTo.get(system.id) ?? [];
  const ids = new Set([...system.nhis, ...told].map(({ id }) => id));
  const refs = new Set([...system.nhis, ...told].flatMap(({ data }) => data.secret?.ref ?? []));
  return [
    told.map(place),
    [...ids].map((id) => [nhis.places(id).map(place), nhis.tools(id).map(tool)]),
    [...refs].map((ref) => nhis.behind(ref).map(place)),
  ];
}
