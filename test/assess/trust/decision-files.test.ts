import { describe, expect, it } from 'vitest';
import { RegistryRepository } from './registry-repository.ts';

const FILE = 'decisions/leave-helper/2025-05-28-business.json';
const EDITED = `decision/edited ${FILE}`;

describe('a decision file that was edited', () => {
  it('is found in the history, with the commit that did it, however much later', async () => {
    const registry = new RegistryRepository();
    expect(await registry.findings()).toEqual([]);
    registry.write(FILE, registry.read(FILE).replace('2025-05-28', '2025-05-29')).commit('Correct a date');
    const id = registry.repo.git('rev-parse', 'HEAD');
    registry.patch('people.yaml', { people: { 'kim-berg': { title: 'Head of product' } } }).commit('Go on');
    expect(await registry.messages()).toEqual([
      `The decision of business of 28 May 2025 was changed by commit ${id.slice(0, 10)} of 2 February 2026 after it had come into the registry. Whoever decided did not decide what it says now, and nobody could show what they did decide.`,
    ]);
  });

  it('is found before it is committed, and no more once it is put back', async () => {
    const registry = new RegistryRepository();
    const text = registry.read(FILE);
    registry.write(FILE, `${text}\n`);
    expect(await registry.messages()).toEqual([expect.stringContaining('differs from what is committed')]);
    registry.commit();
    expect(await registry.findings()).toEqual([EDITED]);
    registry.write(FILE, text).commit();
    expect(await registry.findings()).toEqual([]);
  });

  it.each([
    ['line ends', (text: string) => text.replaceAll('\n', '\r\n')],
    ['a byte order mark', (text: string) => `\ufeff${text}`],
    ['layout', (text: string) => JSON.stringify(JSON.parse(text))],
    ['bytes that are no text', () => Buffer.from([0xff, 0xfe, 0x7b])],
  ])('is found where only %s changed', async (_what, change) => {
    const registry = new RegistryRepository();
    registry.write(FILE, change(registry.read(FILE))).commit();
    expect(await registry.findings()).toEqual([EDITED]);
    expect(await registry.findings(registry.first)).toEqual([EDITED]);
  });

  it('is held to the base where there is one: what stood there already is that of earlier changes', async () => {
    const registry = new RegistryRepository();
    registry.write(FILE, registry.read(FILE).replace('2025-05-28', '2025-05-29')).commit();
    const later = registry.patch('people.yaml', { people: { 'kim-berg': { title: 'Head' } } }).commit();
    expect(await registry.findings(registry.first)).toEqual([EDITED]);
    // What it says now did come long after its day.
    expect(await registry.findings(later)).toEqual([`decision/backdated ${FILE}`]);
  });

  it('is warned of where the change itself brought it: squashed, nobody ever saw the first one', async () => {
    const registry = new RegistryRepository();
    const path = 'decisions/leave-helper/2026-02-02-business.json';
    registry.write(path, registry.read(FILE).replace('"on": "2025-05-28"', '"on": "2026-02-02"')).commit('Decide');
    const within = async () => (await registry.findings(registry.first)).filter((found) => found.includes('edited'));
    expect(await within()).toEqual([]);
    registry
      .write(path, registry.read(path).replace('"rationale": "', '"rationale": "Again: '))
      .commit('Say it better');
    expect(await within()).toEqual([`decision/edited ${path}`]);
    expect(await registry.messages(registry.first)).toContainEqual(
      expect.stringContaining('was brought by this change and then edited in it, by commit'),
    );
    registry.repo.git('reset', '--soft', registry.first);
    registry.commit('Decide');
    expect(await within()).toEqual([]);
  });

  it('may be a signature', async () => {
    const registry = new RegistryRepository().giveKey('sam-roy').giveKey('mia-strand').sign(FILE, 'mia-strand');
    registry.commit();
    registry.sign(FILE, 'sam-roy').commit();
    expect(await registry.findings()).toEqual([`decision/edited ${FILE}.sig`]);
    expect(await registry.findings('HEAD~1')).toEqual([`decision/edited ${FILE}.sig`]);
  });
});

describe('a decision file that is gone', () => {
  const GONE = 'decision/removed systems/leave-helper.mdx';

  it('is found, committed or not, at the record', async () => {
    const registry = new RegistryRepository();
    registry.remove(FILE);
    expect(await registry.findings()).toEqual([GONE]);
    registry.commit();
    expect(await registry.findings()).toEqual([GONE]);
    expect(await registry.findings(registry.first)).toEqual([GONE]);
    expect(await registry.messages(registry.first)).toEqual([
      expect.stringContaining(`(${FILE}) is taken out by this`),
    ]);
  });

  it('is found with its record, and with its signature', async () => {
    const registry = new RegistryRepository().giveKey('sam-roy').sign(FILE, 'sam-roy');
    const before = registry.commit();
    registry.remove('systems/leave-helper.mdx').remove(FILE).remove(`${FILE}.sig`).commit();
    const twice = ['decision/removed decisions/', 'decision/removed decisions/'];
    expect(await registry.findings()).toEqual(twice);
    expect(await registry.findings(before)).toEqual(twice);
  });

  it('is not gone where the record moved to another id with it, and is where it was changed on the way', async () => {
    const moved = new RegistryRepository();
    const files = moved.repo.git('ls-files', 'content/decisions/idea-sorter').split('\n');
    for (const file of files)
      moved.move(file.slice('content/'.length), file.slice('content/'.length).replace('idea-sorter', 'idea-box'));
    moved.move('systems/idea-sorter.mdx', 'systems/idea-box.mdx');
    expect(await moved.findings()).toEqual([]);
    moved.commit();
    expect(await moved.findings()).toEqual([]);
    expect(await moved.findings(moved.first)).toEqual([]);

    const changed = new RegistryRepository();
    const [one = ''] = files.map((file) => file.slice('content/'.length));
    const text = changed.read(one).replaceAll('idea-sorter', 'idea-box');
    changed.remove(one).write(one.replace('idea-sorter', 'idea-box'), text).commit();
    expect(await changed.findings()).toEqual(['decision/removed systems/idea-sorter.mdx']);
    expect(await changed.findings(changed.first)).toEqual(['decision/removed systems/idea-sorter.mdx']);
  });

  it('is told once where it was moved first and changed later', async () => {
    const registry = new RegistryRepository();
    const to = FILE.replace('business', 'business-2');
    registry.move(FILE, to).commit();
    registry.write(to, `${registry.read(to)}\n`).commit();
    expect(await registry.findings()).toEqual([`decision/edited ${to}`]);
  });

  it('has come back where the same bytes are there again', async () => {
    const registry = new RegistryRepository();
    const text = registry.read(FILE);
    registry.remove(FILE).commit();
    registry.write(FILE, text).commit();
    expect(await registry.findings()).toEqual([]);
  });

  it('may be a copy, which takes nothing with it', async () => {
    const registry = new RegistryRepository();
    const copy = FILE.replace('.json', '-2.json');
    registry.write(copy, registry.read(FILE)).commit();
    expect(await registry.findings()).toEqual([`decision/copied ${copy}`]);
    registry.remove(copy).commit();
    expect(await registry.findings()).toEqual([]);
    expect(await registry.findings('HEAD~1')).toEqual([]);
  });

  it('is not gone where another branch brought it since this one began', async () => {
    const registry = new RegistryRepository();
    registry.repo.git('switch', '-q', '-c', 'topic');
    registry.patch('people.yaml', { people: { 'kim-berg': { title: 'Head' } } }).commit();
    registry.repo.git('switch', '-q', 'main');
    registry
      .decide('decisions/leave-helper/2026-02-02-security.json', { on: '2026-02-02', expires: '2028-02-01' })
      .commit();
    registry.repo.git('switch', '-q', 'topic');
    expect(await registry.findings('main')).toEqual([]);
    registry.remove(FILE);
    expect(await registry.findings('main')).toEqual(['decision/removed systems/leave-helper.mdx']);
  });
});

describe('an example organisation', () => {
  const paths = (registry: RegistryRepository) =>
    registry.repo
      .git('ls-files', 'content/decisions')
      .split('\n')
      .map((file) => file.slice('content/'.length));
  const remake = (registry: RegistryRepository, but?: string) => {
    for (const path of paths(registry)) if (path !== but) registry.write(path, `${registry.read(path)} `);
  };

  it('may make all of its decisions anew at once', async () => {
    const registry = new RegistryRepository();
    registry.patch('registry.yaml', { example: { as_of: '2026-03-01' } });
    const before = registry.commit();
    remake(registry);
    expect(await registry.findings()).toEqual([]);
    registry.commit();
    expect(await registry.findings()).toEqual([]);
    expect(await registry.findings(before)).toEqual([]);
    registry.write(FILE, registry.read(FILE).trimEnd()).commit();
    expect(await registry.findings()).toEqual([EDITED]);
  });

  it('may not where one of them stays as it was', async () => {
    const registry = new RegistryRepository();
    registry.patch('registry.yaml', { example: { as_of: '2026-03-01' } });
    const before = registry.commit();
    remake(registry, FILE);
    registry.commit();
    expect((await registry.findings()).length).toBe(paths(registry).length - 1);
    expect((await registry.findings(before)).length).toBe(paths(registry).length - 1);
  });

  it('is none where the change itself says so', async () => {
    const registry = new RegistryRepository();
    registry.patch('registry.yaml', { example: { as_of: '2026-03-01' } });
    remake(registry);
    registry.commit();
    const found = await registry.findings(registry.first);
    expect(found.filter((line) => line.startsWith('decision/edited')).length).toBe(paths(registry).length);
    expect(found).toContain('trust/changed registry.yaml');
  });
});
