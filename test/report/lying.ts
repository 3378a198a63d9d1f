import { all, type Changes, field, instead, LEAVE } from '../validate/registry.ts';

const ESC = '\u001b';
/** Changes of the base registry that try to command the terminal, or the CI runner, of whoever checks it. */
export const LYING: readonly (readonly [string, Changes])[] = [
  ['a file name that is a workflow command', { '::error file=x::y': 'x' }],
  ['a file name with a terminal escape', { [`systems/${ESC}[2J${ESC}]0;owned\u0007.mdx`]: 'x' }],
  ['a file name over two lines', { 'systems/a\n::set-output name=x::y.mdx': 'x' }],
  ['a file name with a bidi override', { 'systems/\u202excod.mdx': 'x' }],
  ['a file name that is an old command', { 'systems/##[add-mask]a.mdx': 'x' }],
  ['a value that is a workflow command', { [LEAVE]: instead('team: core', 'team: "::error::all is well"') }],
  ['a value over lines', { [LEAVE]: instead('team: core', 'team: |\n  x\n  ::error::all is well') }],
  ['a value that is an old command', { [LEAVE]: instead('team: core', 'team: "##[error]x ##vso[task.complete]y"') }],
  ['a key that is a workflow command', { [LEAVE]: field('"::warning::x": y') }],
  [
    'a title that is a workflow command',
    {
      [LEAVE]: all(
        instead('title: Leave Helper', 'title: "::error::x ##[error]y"'),
        instead('owner: kim-berg', 'owner: nobody-here'),
      ),
    },
  ],
  ['a component that is a command', { [LEAVE]: (text) => `${text}<Foo##[error] />\n` }],
  [
    'a decision that is a command',
    { 'decisions/leave-helper/2025-05-26-security.json': instead('"by": "ana-sol"', '"by": "##[error]x"') },
  ],
];
