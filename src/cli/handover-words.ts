import { inWords } from '../diagnostic/calendar.ts';
import type { NamedPlace } from '../edit/handover.ts';
import { locator } from '../parse/source.ts';
import type { Registry } from '../validate/registry.ts';

export interface HandoverWords {
  readonly from: string;
  readonly to: string;
  readonly places: readonly NamedPlace[];
  readonly registry: Registry;
  /** Files that could not be read, and so were not looked through. */
  readonly unread: readonly string[];
  /** Put before file names, so that they lead there from where the command ran. */
  readonly prefix: string;
}

/** What a handover changes, what it leaves and why, a line each. */
export function handoverWords({ from, to, places, registry, unread, prefix }: HandoverWords): string[] {
  const locate = locator(registry.sources);
  const at = ({ file, path }: NamedPlace) => `${prefix}${file}:${locate({ file, path }).line}`;
  const moving = places.filter(({ stays }) => stays === undefined);
  const staying = places.flatMap((place) =>
    place.stays === undefined ? [] : [`  ${at(place)} ${place.role}: ${place.stays}`],
  );
  const others = [
    ...ofThePerson(from, registry, prefix),
    ...unread.map((file) => `  ${prefix}${file}: it cannot be read, so nobody looked`),
  ];
  return [
    moving.length === 0 ? `${from} answers for nothing here today.` : `${from} → ${to}`,
    ...moving.map((place) => `  ${at(place)} ${place.role}`),
    ...(staying.length + others.length === 0 ? [] : ['Left as it is']),
    ...staying,
    ...others,
  ];
}

function ofThePerson(id: string, { people, decisions, systems }: Registry, prefix: string): string[] {
  const held = (people.get(id)?.functions ?? []).map(
    ({ function: name, until }) =>
      `  ${prefix}people.yaml: they hold ${name}${until === undefined ? '' : ` until ${inWords(until)}`}; a function passes by appointment, not by handover`,
  );
  const own = decisions.filter(({ data }) => data.by === id || data.for === id);
  const decided =
    own.length === 0
      ? []
      : [
          `  ${prefix}decisions/: ${own.length === 1 ? 'a decision' : `${own.length} decisions`} by them; a decision is never edited, and stands until it expires or goes stale`,
        ];
  const prose = [...systems.values()].filter(({ source }) =>
    source.body.mentions.some((mention) => mention.name === 'Person' && mention.id === id),
  );
  return [...held, ...decided, ...prose.map(({ file }) => `  ${prefix}${file}: its prose names them`)];
}
