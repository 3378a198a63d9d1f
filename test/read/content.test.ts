import { execFileSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import { chmodSync, mkdirSync, mkdtempSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { readContent, type SourceFile } from '../../src/read/content.ts';
import { folderState, isEmptyFolder } from '../../src/read/folder.ts';
import { streamContent } from '../../src/read/stream-content.ts';
import { judge } from '../../src/run.ts';

let top: string;
let content: string;
beforeEach(() => {
  top = mkdtempSync(join(tmpdir(), 'countersign-'));
  content = join(top, 'content');
  write('systems/a.mdx', 'a');
});
afterEach(() => rmSync(top, { recursive: true, force: true }));

function write(path: string, text: string): void {
  mkdirSync(dirname(join(content, path)), { recursive: true });
  writeFileSync(join(content, path), text);
}

async function odd(): Promise<readonly string[]> {
  return readContent(content).odd.map(({ path, what }) => `${path}: ${what}`);
}

describe('a symbolic link', () => {
  it.each([
    ['to a file beside it', 'a.mdx'],
    ['to a file above the content folder', '../../secret.txt'],
    ['to a file by its whole path', '/etc/hosts'],
    ['to a folder', '../systems'],
    ['to a folder above, so that it holds itself', '../..'],
    ['to nothing', 'gone.mdx'],
    ['to itself', 'link.mdx'],
  ])('%s is told and not followed', async (_, target) => {
    writeFileSync(join(top, 'secret.txt'), 'secret');
    symlinkSync(target, join(content, 'systems/link.mdx'));
    const { files } = readContent(content);
    expect(files.map(({ path }) => path)).toEqual(['systems/a.mdx']);
    expect(await odd()).toEqual(['systems/link.mdx: symbolic link']);
  });

  it('is an error of the registry', async () => {
    symlinkSync('../../secret.txt', join(content, 'systems/link.mdx'));
    const { diagnostics } = await judge(readContent(content), { dirty: false, prefix: '' }, { asOf: '2026-03-01' });
    expect(diagnostics.find(({ code }) => code === 'content/odd-entry')).toMatchObject({
      severity: 'error',
      message: 'This is a symbolic link, and a registry holds plain files and folders only.',
      spot: { file: 'systems/link.mdx' },
    });
  });

  it('instead of the content folder is none', async () => {
    symlinkSync(content, join(top, 'link'));
    expect(await folderState(join(top, 'link'))).toBe('symbolic link');
    expect(() => readContent(join(top, 'link'))).toThrow('is not a folder');
  });
});

describe('something else that is no plain file', () => {
  it.runIf(process.platform !== 'win32')('is told and not opened: a pipe', async () => {
    execFileSync('mkfifo', [join(content, 'systems/pipe.mdx')]);
    expect(await odd()).toEqual(['systems/pipe.mdx: special file']);
  });

  it.runIf(process.getuid?.() !== 0 && process.platform !== 'win32')(
    'is told: a file or folder without permission',
    async () => {
      write('evidence/closed.pdf', 'x');
      write('guides/a.mdx', 'x');
      chmodSync(join(content, 'evidence/closed.pdf'), 0);
      chmodSync(join(content, 'guides'), 0);
      expect(await odd()).toEqual(['evidence/closed.pdf: unreadable', 'guides: unreadable']);
      chmodSync(join(content, 'guides'), 0o755);
    },
  );

  it('is told: a folder whose name is a record’s', async () => {
    write('systems/b.mdx/c.mdx', 'x');
    expect(readContent(content).files.map(({ path }) => path)).toEqual(['systems/a.mdx', 'systems/b.mdx/c.mdx']);
  });
});

describe('a folder', () => {
  it('is read in the order of its names by code unit, whatever the machine lists first', async () => {
    for (const path of [
      'systems/Z.mdx',
      'systems/z.mdx',
      'systems/10.mdx',
      'systems/2.mdx',
      'a.yaml',
      '.hidden',
      'systems/ä.mdx',
    ])
      write(path, 'x');
    expect(readContent(content).files.map(({ path }) => path)).toEqual([
      '.hidden',
      'a.yaml',
      'systems/10.mdx',
      'systems/2.mdx',
      'systems/Z.mdx',
      'systems/a.mdx',
      'systems/z.mdx',
      'systems/ä.mdx',
    ]);
  });

  it('with more files than may be open at once is read whole', async () => {
    for (let at = 0; at < 3000; at++) write(`evidence/${at}.txt`, `${at}`);
    const { files } = readContent(content);
    expect(files).toHaveLength(3001);
    for (const { path, bytes } of files.slice(0, 3000)) expect(path).toBe(`evidence/${bytes.toString()}.txt`);
  });

  it('that is not there, or a file, ends the run', async () => {
    expect(() => readContent(join(top, 'gone'))).toThrow('ENOENT');
    expect(() => readContent(join(content, 'systems/a.mdx'))).toThrow('is not a folder');
    expect(await folderState(join(top, 'gone'))).toBe('absent');
    expect(await folderState(join(content, 'systems/a.mdx'))).toBe('file');
    expect(await folderState(content)).toBe('folder');
    expect(await isEmptyFolder(join(top, 'gone'))).toBe(true);
    expect(await isEmptyFolder(content)).toBe(false);
  });
});

describe('a folder of many files', () => {
  const MANY = 2100;

  async function streamed(summed: boolean): Promise<SourceFile[]> {
    const { batches } = streamContent(content, { isFirst: (path) => path.endsWith('7.mdx'), summed });
    const files: SourceFile[] = [];
    for await (const some of batches) files.push(...some);
    return files;
  }

  it('is read ahead by a thread: the same files with the same bytes, those that are wanted first before all others', async () => {
    for (let number = 0; number < MANY; number++) write(`systems/many/${number}.mdx`, 'ä'.repeat(number % 7));
    const held = readContent(content).files;
    const files = await streamed(true);
    expect(files.map(({ path }) => path)).toEqual([
      ...held.map(({ path }) => path).filter((path) => path.endsWith('7.mdx')),
      ...held.map(({ path }) => path).filter((path) => !path.endsWith('7.mdx')),
    ]);
    expect(new Map(files.map(({ path, bytes }) => [path, bytes.toString()]))).toEqual(
      new Map(held.map(({ path, bytes }) => [path, bytes.toString()])),
    );
    const sums = files.map(({ bytes }) => createHash('sha256').update(bytes).digest('hex'));
    expect(files.map(({ sha256 }) => sha256)).toEqual(sums);
    expect((await streamed(false)).every(({ sha256 }) => sha256 === undefined)).toBe(true);
  });

  it('tells of a file that has gone or that nobody may read', async () => {
    for (let number = 0; number < MANY; number++) write(`systems/many/${number}.mdx`, 'x');
    const stream = streamContent(content);
    rmSync(join(content, 'systems/many/2000.mdx'));
    let count = 0;
    for await (const some of stream.batches) count += some.length;
    expect(count).toBe(MANY);
    expect(stream.odd).toEqual([{ path: 'systems/many/2000.mdx', what: 'unreadable' }]);
  });

  it('can be left before its end', async () => {
    for (let number = 0; number < MANY; number++) write(`systems/many/${number}.mdx`, 'x');
    for await (const some of streamContent(content).batches) {
      expect(some.length).toBeGreaterThan(0);
      break;
    }
  });
});
