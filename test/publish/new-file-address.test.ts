import { describe, expect, test } from 'vitest';
import { filledAddress, newFileAddress } from '../../src/publish/new-file-address.ts';

const PATH = 'content/decisions/leave-helper/2026-03-01-security.json';
const NAME = encodeURIComponent(PATH);

test.each([
  [
    'https://github.com/nordlys/registry/edit/main/{path}',
    `https://github.com/nordlys/registry/new/it/2?filename=${NAME}`,
  ],
  [
    'https://git.example/ai/registry/-/edit/main/{path}',
    `https://git.example/ai/registry/-/new/it/2?file_name=${NAME}`,
  ],
  ['https://code.example/ai/registry/_edit/main/{path}', `https://code.example/ai/registry/_new/it/2?filename=${NAME}`],
  [
    'https://git.example/edit/registry/edit/release/1/{path}',
    `https://git.example/edit/registry/new/it/2?filename=${NAME}`,
  ],
  ['https://files.example/write?file={path}', undefined],
])('is made from the edit links of %s', (edit, address) => {
  expect(newFileAddress(edit, 'it/2', PATH)).toBe(address);
});

test('is on the branch of the edit links where no other is named', () => {
  const edit = 'https://git.example/ai/registry/edit/release/1/{path}';
  expect(newFileAddress(edit, undefined, PATH)).toBe(`https://git.example/ai/registry/new/release/1?filename=${NAME}`);
});

test('carries a branch and a path of any letters', () => {
  const address = newFileAddress('https://github.com/a/b/edit/main/{path}', 'fix#1/(ø)?', 'a b/ø&x.json');
  expect(new URL(address ?? '').searchParams.get('filename')).toBe('a b/ø&x.json');
  expect(new URL(address ?? '').pathname).toBe('/a/b/new/fix%231/(%C3%B8)%3F');
});

describe('with the text in it', () => {
  const GITHUB = 'https://github.com/nordlys/registry/edit/main/{path}';

  test('is made for GitHub, where it is not too long', () => {
    const address = filledAddress(GITHUB, PATH, 'a & b\n#');
    expect(new URL(address ?? '').searchParams.get('value')).toBe('a & b\n#');
    expect(filledAddress(GITHUB, PATH, 'x'.repeat(6000))).toBeUndefined();
  });

  test.each([
    'https://git.example/ai/registry/-/edit/main/{path}',
    'https://code.example/ai/registry/_edit/main/{path}',
    'https://files.example/write?file={path}',
  ])('is not made for %s, which takes no text', (edit) => {
    expect(filledAddress(edit, PATH, 'x')).toBeUndefined();
  });
});
