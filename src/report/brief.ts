import { inWords } from '../diagnostic/calendar.ts';
import { escapeJson } from '../diagnostic/escape.ts';
import { listWords } from '../diagnostic/suggest.ts';
import type { DecisionData } from '../validate/schema/decision.ts';
import { fenced, markdown } from './markdown.ts';

/** Something to decide, for somebody who has a browser and no clone. */
export interface BriefPart {
  readonly title: string;
  /** What is being decided, as lines. */
  readonly about: string;
  readonly statement: DecisionData;
  /** Where the file goes, from the top of the repository. */
  readonly path: string;
  /** Where the forge makes a new file of that name; absent where it cannot be known. */
  readonly address: string | undefined;
  /** The fields that the person who decides fills in. */
  readonly blanks: readonly string[];
  /** Those who can decide, by id and name. */
  readonly deciders: readonly { readonly id: string; readonly name: string }[];
}

export interface Brief {
  readonly asOf: string;
  readonly commit: string | undefined;
  readonly branch: string | undefined;
  /** Whether files differ from that commit. */
  readonly dirty: boolean;
  readonly parts: readonly BriefPart[];
}

/** In Markdown, to be read as it is or put under a pull request: what is to be decided, and each file to paste. */
export function briefMarkdown({ asOf, commit, branch, dirty, parts }: Brief): string {
  const at = commit === undefined ? '' : `, at commit ${commit.slice(0, 10)}${dirty ? ' with changes on top' : ''}`;
  const on = branch === undefined ? '' : ` on ${markdown(branch)}`;
  const head = ['# What is to be decided', `Judged as of ${inWords(asOf)}${at}${on}.`];
  const body = parts.length === 0 ? ['Everything that is asked for has been decided.'] : parts.flatMap(partBlocks);
  return `${[...head, ...body].join('\n\n')}\n`;
}

function partBlocks({ title, about, statement, path, address, blanks, deciders }: BriefPart): string[] {
  const file = fenced(path);
  const place =
    address === undefined ? `Make a new file ${file} on this branch` : `[Make a new file](<${address}>) ${file}`;
  return [
    `## ${markdown(title)}`,
    fenced(about.trimEnd(), 'text'),
    `${place}, and paste:`,
    fenced(escapeJson(JSON.stringify(statement, null, 2)), 'json'),
    [
      ...(blanks.length === 0
        ? []
        : [
            `Fill in ${listWords(
              blanks.map((name) => fenced(name)),
              'and',
            )}.`,
          ]),
      ...(blanks.includes('by') && deciders.length > 0 ? [`It can be decided by ${who(deciders)}.`] : []),
      'If you decide otherwise, change the word behind `decision`; leave everything else as it is.',
    ].join(' '),
  ];
}

function who(deciders: BriefPart['deciders']): string {
  return listWords(
    deciders.map(({ id, name }) => `${markdown(name)} (${fenced(id)})`),
    'or',
  );
}
