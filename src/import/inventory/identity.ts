import { kindOf } from '../../parse/kinds.ts';
import { oneLine } from './clean.ts';
import { isPlaceholder } from './placeholders.ts';
import type { Plan } from './plan.ts';

export interface Identity {
  /** The source's own id. */
  readonly sourceId: string | undefined;
  /** What the record's id is made of: an id itself, at most 80 characters. */
  readonly base: string;
  /** Whether the base says too little to stand alone. */
  readonly weak: boolean;
}

/** In characters; leaves room for a hash and a number within the 100 of an id. */
const LONGEST_BASE = 80;
/** Letters that Unicode does not take apart into a base letter and an accent. */
const LETTERS: Record<string, string> = {
  ß: 'ss',
  æ: 'ae',
  œ: 'oe',
  ø: 'o',
  đ: 'd',
  ð: 'd',
  ł: 'l',
  þ: 'th',
  ı: 'i',
  '&': ' and ',
};

/** What a row is known by: the source's own id, else what the mapping's columns say. */
export function identify(texts: ReadonlyMap<string, string>, plan: Plan): Identity {
  const said = (key: string): string => {
    const text = texts.get(key) ?? '';
    return isPlaceholder(text, { placeholders: plan.placeholders, answers: undefined }) ? '' : oneLine(text);
  };
  const own = plan.sourceId === undefined ? '' : said(plan.sourceId);
  const parts = (own === '' ? plan.idKeys.map(said) : [own]).map(slug);
  const named = [plan.prefix ?? '', ...parts].filter((part) => part !== '').join('-');
  const base = shorten(named === '' ? plan.inventory : named);
  const unusable = 'why' in kindOf(`intake/${base}.mdx`);
  return { sourceId: own === '' ? undefined : own, base, weak: unusable || parts.length === 0 || parts.includes('') };
}

/** Lower-case letters, digits and single hyphens; empty for a script without Latin letters. */
export function slug(text: string): string {
  return text
    .toLowerCase()
    .replace(/[ßæœøđðłþı&]/g, (letter) => LETTERS[letter] ?? letter)
    .normalize('NFKD')
    .replace(/[\p{M}'’]/gu, '')
    .replace(/[^a-z0-9]+/g, '-')
    .replace(/^-|-$/g, '');
}

function shorten(name: string): string {
  if (name.length <= LONGEST_BASE) return name;
  const cut = name.slice(0, LONGEST_BASE + 1).lastIndexOf('-');
  return name.slice(0, cut > LONGEST_BASE / 2 ? cut : LONGEST_BASE).replace(/-$/, '');
}
