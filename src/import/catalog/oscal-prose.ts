import { isRecord } from '../../validate/lenient.ts';
import { list, propOf, textOf, type Thing } from './oscal-parts.ts';

/** Each parameter of a catalog by its id, whatever group or control defines it. */
export type Params = ReadonlyMap<string, Thing>;

export function allParams(catalog: Thing): Params {
  const params = new Map<string, Thing>();
  const open = [catalog];
  for (let thing = open.pop(); thing !== undefined; thing = open.pop()) {
    for (const param of list(thing, 'params')) params.set(textOf(param, 'id') ?? '', param);
    open.push(...list(thing, 'groups'), ...list(thing, 'controls'));
  }
  return params;
}

/** What a group or control asks, on one line: its overview or statement, with the items of that by their printed labels. */
export function statementOf(thing: Thing, params: Params): string {
  const parts = list(thing, 'parts').filter((part) => ['statement', 'overview'].includes(textOf(part, 'name') ?? ''));
  return parts.map((part) => proseOf(part, params)).join(' ');
}

function proseOf(part: Thing, params: Params): string {
  const prose = textOf(part, 'prose');
  const items = list(part, 'parts').map((item) => proseOf(item, params));
  return [propOf(part, 'label'), prose && plainText(filled(prose, params)), ...items].filter((text) => text).join(' ');
}

/** What a line of Markdown means where it holds no markup: characters that are escaped stand for themselves (CommonMark 0.31 §2.4). */
export function plainText(line: string): string {
  return line.replace(/\\([!-/:-@[-`{-~])/g, '$1');
}

const INSERT = /\{\{\s*(?:insert:\s*)?param,?\s*([^\s{}]+)\s*\}\}/g;

/** How much may be put into one line, in characters, and how deep: each choice of one can ask for all others again. */
const MOST = 20_000;
const DEEPEST = 4;

/** `{{ insert: param, ac-1_prm_1 }}` as what it stands for, in brackets: nobody has set it here. */
function filled(prose: string, params: Params): string {
  let left = MOST;
  const fill = (text: string, depth: number): string =>
    text.replace(INSERT, (_, id: string) => {
      const param = depth < DEEPEST && left > 0 ? params.get(id) : undefined;
      if (param === undefined) return `[${id}]`;
      const texts = meaningsOf(param);
      left -= texts.join('').length;
      return `[${texts.map((choice) => fill(choice, depth + 1)).join(' or ')}]`;
    });
  return fill(prose, 0);
}

function meaningsOf(param: Thing): string[] {
  const select = param['select'];
  const choices = isRecord(select) && Array.isArray(select['choice']) ? select['choice'] : [];
  const given = choices.filter((choice) => typeof choice === 'string');
  return given.length > 0 ? given : [textOf(param, 'label') ?? textOf(param, 'id') ?? ''];
}
