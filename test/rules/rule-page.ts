import type { Patch } from './registry.ts';

/** One example of a rule's page: what is changed, and what the gate then says. */
export interface Example {
  /** Its `###` heading; empty where the section has one example only. */
  readonly name: string;
  readonly patches: readonly Patch[];
  /** The lines of its `text` block; absent where there is none. */
  readonly expected: readonly string[] | undefined;
}

export interface RulePage {
  readonly title: string;
  /** The fact in a sentence: what stands between the title and the first heading. */
  readonly fact: string;
  /** The headings of the second level, in their order. */
  readonly sections: readonly string[];
  readonly fails: readonly Example[];
  readonly passes: readonly Example[];
  /** The examples of any section. */
  readonly examplesOf: (section: string) => readonly Example[];
  /** Blocks whose info string says nothing that is known. */
  readonly strange: readonly string[];
}

interface Draft {
  name: string;
  section: string;
  patches: Patch[];
  expected?: string[];
}

/** Reads the page of a rule. Fences are three backticks at the start of a line. */
export function readRulePage(markdown: string): RulePage {
  const drafts: Draft[] = [];
  const sections: string[] = [];
  const strange: string[] = [];
  const prose: string[] = [];
  let title = '';
  const current = () => drafts.at(-1);
  for (const token of tokens(markdown)) {
    if ('info' in token) {
      const draft = current();
      if (draft === undefined || !take(draft, token)) strange.push(token.info);
    } else if (token.line.startsWith('# ')) title = token.line.slice(2);
    else if (token.line.startsWith('## ')) {
      sections.push(token.line.slice(3));
      drafts.push({ name: '', section: token.line.slice(3), patches: [] });
    } else if (token.line.startsWith('### ')) {
      drafts.push({ name: token.line.slice(4), section: sections.at(-1) ?? '', patches: [] });
    } else if (sections.length === 0 && token.line.trim() !== '') prose.push(token.line);
  }
  const examples = (section: string): Example[] =>
    drafts
      .filter((draft) => draft.section === section && (draft.patches.length > 0 || draft.expected !== undefined))
      .map(({ name, patches, expected }) => ({ name, patches, expected }));
  return {
    title,
    fact: prose.join(' '),
    sections,
    fails: examples('Fails'),
    passes: examples('Passes'),
    examplesOf: examples,
    strange,
  };
}

type Token = { readonly line: string } | { readonly info: string; readonly text: string };

function* tokens(markdown: string): Iterable<Token> {
  let info: string | undefined;
  let lines: string[] = [];
  for (const line of markdown.split('\n')) {
    if (info === undefined && line.startsWith('```')) [info, lines] = [line.slice(3).trim(), []];
    else if (info !== undefined && line === '```') {
      yield { info, text: lines.map((inner) => `${inner}\n`).join('') };
      info = undefined;
    } else if (info !== undefined) lines.push(line);
    else yield { line };
  }
}

const LANGUAGES = ['yaml', 'json', 'mdx'] as const;

function take(draft: Draft, { info, text }: { info: string; text: string }): boolean {
  const [language = '', path, change, ...rest] = info.split(' ');
  if (language === 'text' && path === undefined) {
    draft.expected = [...(draft.expected ?? []), ...text.split('\n').filter((line) => line !== '')];
    return true;
  }
  const known = LANGUAGES.find((word) => word === language);
  if (known === undefined || path === undefined || rest.length > 0 || (change ?? 'change') !== 'change') return false;
  draft.patches.push({ language: known, path, text, inChange: change !== undefined });
  return true;
}
