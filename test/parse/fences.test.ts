import { describe, expect, it } from 'vitest';
import { readRecord } from './read.ts';

describe('a fence that is not ours', () => {
  it.each([
    ['JavaScript', '---js\nmodule.exports = { title: process.exit(1) }\n---\n', '---js'],
    ['JavaScript by its long name', '---javascript\n{ title: "x" }\n---\n', '---javascript'],
    ['CoffeeScript', '---coffee\ntitle: "x"\n---\n', '---coffee'],
    ['JSON', '---json\n{ "title": "x" }\n---\n', '---json'],
    ['the name of a property of every object', '---constructor\ntitle: x\n---\n', '---constructor'],
    ['YAML by name', '---yaml\ntitle: x\n---\n', '---yaml'],
    ['TOML', '+++\ntitle = "x"\n+++\n', '+++'],
    ['JSON without a fence', '{ "title": "x" }\n', '{ "title": "x" }'],
    ['a trailing space', '--- \ntitle: x\n---\n', '--- '],
    ['a leading space', ' ---\ntitle: x\n---\n', ' ---'],
    ['four hyphens', '----\ntitle: x\n----\n', '----'],
    ['a comment on the line', '--- # fields\ntitle: x\n---\n', '--- # fields'],
  ])('is refused: %s', async (_, text, line) => {
    const { places, findings, data } = await readRecord(text);
    expect(places).toEqual(['1:1 source/no-frontmatter']);
    expect(findings[0]?.message).toContain(`it is “${line}”`);
    expect(data).toBeUndefined();
  });

  it.each([
    ['a blank first line', '\n---\ntitle: x\n---\n'],
    ['an empty file', ''],
    ['nothing but line ends', '\n\n\n'],
  ])('is refused: %s', async (_, text) => {
    const { places, findings } = await readRecord(text);
    expect(places).toEqual(['1:1 source/no-frontmatter']);
    expect(findings[0]?.message).toContain('it is empty');
  });
});

describe('a fence that is never closed', () => {
  it.each([
    ['at all', '---\ntitle: x\n'],
    ['since its end has a trailing space', '---\ntitle: x\n--- \nText.\n'],
    ['since its end is indented', '---\ntitle: x\n ---\nText.\n'],
    ['since its end is YAML’s other mark', '---\ntitle: x\n...\nText.\n'],
    ['and the file ends with the first line', '---'],
  ])('is refused: %s', async (_, text) => {
    expect((await readRecord(text)).places).toEqual(['1:1 source/unclosed-frontmatter']);
  });
});

describe('a fence', () => {
  it('inside the body is a line of Markdown', async () => {
    const { places, data, body } = await readRecord('---\ntitle: x\n---\nBefore.\n\n---\nowner: mallory\n---\n');
    expect(places).toEqual([]);
    expect(data).toEqual({ title: 'x' });
    expect(body.text).toBe('Before. owner: mallory');
  });

  it('inside the fields closes them, and what follows is body', async () => {
    const { data, body } = await readRecord('---\ntitle: x\n---\nowner: mallory\n---\n');
    expect(data).toEqual({ title: 'x' });
    expect(body.text).toBe('owner: mallory');
  });

  it('inside a block of text closes the fields all the same', async () => {
    const { places, data } = await readRecord('---\npurpose: |\n  One.\n---\n  Two.\n');
    expect(places).toEqual([]);
    expect(data).toEqual({ purpose: 'One.' });
  });

  it.each([
    ['nothing', '---\n---\n'],
    ['a comment', '---\n# nothing yet\n---\n'],
    ['null', '---\nnull\n---\n'],
  ])('around %s is a record without fields, not one that nobody judges', async (_, text) => {
    const { places, data } = await readRecord(text);
    expect(places).toEqual([]);
    expect(data).toEqual({});
  });

  it('may end with the file', async () => {
    expect((await readRecord('---\ntitle: x\n---')).data).toEqual({ title: 'x' });
  });
});

describe('a size', () => {
  const KIB = 1024;

  it('of 64 KiB of each part is allowed', async () => {
    const fields = `title: ${'x'.repeat(64 * KIB - 'title: \n'.length)}\n`;
    expect((await readRecord(`---\n${fields}---\n${'word '.repeat(13_107)}`)).places).toEqual([]);
  });

  it('of more is refused where the part begins', async () => {
    const fields = await readRecord(`---\ntitle: ${'x'.repeat(64 * KIB)}\n---\n`);
    expect(fields.places).toEqual(['2:1 source/too-large']);
    const body = await readRecord(`---\ntitle: x\n---\n${'x'.repeat(64 * KIB + 1)}`);
    expect(body.places).toEqual(['4:1 source/too-large']);
    expect(body.findings[0]?.message).toContain('the body of 65 KiB');
  });

  it('counts bytes, not characters', async () => {
    expect((await readRecord(`---\ntitle: x\n---\n${'é'.repeat(40 * KIB)}`)).places).toEqual(['4:1 source/too-large']);
  });
});
