import {
  existsSync,
  mkdirSync,
  mkdtempSync,
  promises,
  readdirSync,
  readFileSync,
  readlinkSync,
  rmSync,
  symlinkSync,
  writeFileSync,
} from 'node:fs';
import { syncBuiltinESMExports } from 'node:module';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it, test } from 'vitest';
import { FolderInUseError, LockedError } from '../../src/write/publish-fault.ts';
import { beginStaging, recover, refuseOthers } from '../../src/write/publish-folder.ts';

let top: string;
let out: string;
beforeEach(() => {
  top = mkdtempSync(join(tmpdir(), 'countersign-'));
  out = join(top, 'dist');
});
afterEach(() => rmSync(top, { recursive: true, force: true }));

const LOCK = '.dist-lock-dist';
/** No process has this id: the largest that Linux gives is 4,194,304. */
const DEAD = '99999999';

function site(folder: string, text: string): void {
  mkdirSync(folder, { recursive: true });
  writeFileSync(join(folder, 'index.html'), text);
  writeFileSync(join(folder, 'snapshot.json'), '{}');
}

/** Everything beside and in the published folder. */
function all(): string[] {
  return readdirSync(top, { recursive: true, encoding: 'utf8' })
    .map((path) => path.replaceAll('\\', '/'))
    .sort();
}

async function build(text: string): Promise<void> {
  const staging = await beginStaging(out);
  site(staging.folder, text);
  await staging.publish();
}

describe('a build', () => {
  it('takes the place of nothing, and then of the one before it', async () => {
    await build('one');
    await build('two');
    expect(readFileSync(join(out, 'index.html'), 'utf8')).toBe('two');
    expect(all()).toEqual(['dist', 'dist/index.html', 'dist/snapshot.json']);
  });

  it('that is given up leaves the one before it, and nothing beside it', async () => {
    await build('one');
    const staging = await beginStaging(out);
    site(staging.folder, 'two');
    await staging.discard();
    expect(readFileSync(join(out, 'index.html'), 'utf8')).toBe('one');
    expect(all()).toEqual(['dist', 'dist/index.html', 'dist/snapshot.json']);
  });

  it('whose staged folder is gone puts the one before it back', async () => {
    await build('one');
    const staging = await beginStaging(out);
    rmSync(staging.folder, { recursive: true });
    await expect(staging.publish()).rejects.toThrow('ENOENT');
    await staging.discard();
    expect(readFileSync(join(out, 'index.html'), 'utf8')).toBe('one');
    expect(all()).toEqual(['dist', 'dist/index.html', 'dist/snapshot.json']);
  });

  it('makes the folders above it, and clears what dead builds left', async () => {
    out = join(top, 'a/b/dist');
    mkdirSync(join(top, 'a/b/.dist-staging-dist-0123abcd'), { recursive: true });
    mkdirSync(join(top, 'a/b/.dist-staging-other-dead'));
    await build('one');
    expect(readdirSync(join(top, 'a/b')).sort()).toEqual(['.dist-staging-other-dead', 'dist']);
  });
});

describe('a build that is published as a link', () => {
  const published = async (text: string) => {
    const staging = await beginStaging(out, true);
    site(staging.folder, text);
    await staging.publish();
  };

  it('takes the place of nothing or of a folder, and keeps the release before it', async () => {
    await build('folder');
    for (const text of ['one', 'two', 'three']) {
      await published(text);
      expect(readFileSync(join(out, 'index.html'), 'utf8')).toBe(text);
    }
    const releases = readdirSync(top).filter((name) => name !== 'dist');
    expect(releases).toEqual([
      expect.stringMatching(/^\.dist-release-dist-[0-9a-f]{8}$/),
      expect.stringMatching(/^\.dist-release-dist-[0-9a-f]{8}$/),
    ]);
    expect(readlinkSync(out)).toBe(
      releases.find((name) => readFileSync(join(top, name, 'index.html'), 'utf8') === 'three'),
    );
  });

  it('turns no link that it did not make, and is not taken away by a build without one', async () => {
    mkdirSync(join(top, 'elsewhere'));
    symlinkSync('elsewhere', out);
    await expect(published('one')).rejects.toThrow(`${out} is a symbolic link`);
    rmSync(out);
    await published('one');
    await expect(build('two')).rejects.toMatchObject({ hint: expect.stringContaining('--publish-link') });
    expect(readFileSync(join(out, 'index.html'), 'utf8')).toBe('one');
  });
});

describe('a swap that was cut short', () => {
  it('is undone where the folder is absent', async () => {
    site(join(top, '.dist-previous'), 'one');
    await recover(out);
    expect(readFileSync(join(out, 'index.html'), 'utf8')).toBe('one');
    expect(existsSync(join(top, '.dist-previous'))).toBe(false);
  });

  it('is finished where the folder is there', async () => {
    site(out, 'two');
    site(join(top, '.dist-previous'), 'one');
    await recover(out);
    expect(readFileSync(join(out, 'index.html'), 'utf8')).toBe('two');
    expect(existsSync(join(top, '.dist-previous'))).toBe(false);
  });

  it('of another folder is left alone', async () => {
    site(join(top, '.dist-previous-public'), 'one');
    await recover(out);
    expect(all()).toContain('.dist-previous-public/index.html');
    await recover(join(top, 'public'));
    expect(all()).toContain('public/index.html');
  });
});

describe('a lock', () => {
  it('holds a second build off while the first lives, and no longer', async () => {
    const first = await beginStaging(out);
    await expect(beginStaging(out)).rejects.toThrow(LockedError);
    expect(existsSync(first.folder)).toBe(true);
    await first.discard();
    await build('one');
    expect(all()).toEqual(['dist', 'dist/index.html', 'dist/snapshot.json']);
  });

  it('of one folder does not hold another', async () => {
    const first = await beginStaging(out);
    const other = await beginStaging(join(top, 'public'));
    await first.discard();
    await other.discard();
    expect(all()).toEqual([]);
  });

  it.each([
    ['a process that is gone', DEAD],
    ['nobody', ''],
    ['a word', 'nobody'],
    ['every process', '-1'],
    ['no process', '0'],
    ['a process whose number another has now', `${process.pid} 1`],
  ])('that names %s is taken over', async (_, holder) => {
    writeFileSync(join(top, LOCK), holder);
    await build('one');
    expect(all()).toEqual(['dist', 'dist/index.html', 'dist/snapshot.json']);
  });

  it('that a living process took before there were times in it holds', async () => {
    writeFileSync(join(top, LOCK), String(process.pid));
    await expect(beginStaging(out)).rejects.toThrow(`its lock is ${join(top, LOCK)}.`);
    expect(all()).toEqual([LOCK]);
  });

  it('is not taken from a living build to put the previous site back', async () => {
    const living = await beginStaging(out);
    site(join(top, '.dist-previous'), 'one');
    await recover(out);
    expect(existsSync(out)).toBe(false);
    await living.discard();
    await recover(out);
    expect(readFileSync(join(out, 'index.html'), 'utf8')).toBe('one');
  });

  it('that a dead build had only begun to take is cleared away', async () => {
    for (const left of [`${LOCK}-${DEAD}-0123abcd`, `${LOCK}-clearing`]) writeFileSync(join(top, left), DEAD);
    writeFileSync(join(top, `${LOCK}-draft`), String(process.pid));
    await build('one');
    expect(all()).toEqual([`${LOCK}-draft`, 'dist', 'dist/index.html', 'dist/snapshot.json']);
  });

  it('that a living build has begun to take is left alone, though nothing is in it yet', async () => {
    const begun = `${LOCK}-${process.pid}-0123abcd`;
    writeFileSync(join(top, begun), '');
    await build('one');
    expect(all()).toContain(begun);
  });

  it('that a dead build was clearing away is taken over too', async () => {
    writeFileSync(join(top, LOCK), DEAD);
    writeFileSync(join(top, `${LOCK}-clearing`), DEAD);
    await build('one');
    expect(all()).toEqual(['dist', 'dist/index.html', 'dist/snapshot.json']);
  });

  it('of a dead build goes to one of the many that want it', async () => {
    for (let round = 0; round < 20; round++) {
      writeFileSync(join(top, LOCK), DEAD);
      const answers = await Promise.allSettled(Array.from({ length: 8 }, () => beginStaging(out)));
      const won = answers.filter((answer) => answer.status === 'fulfilled');
      expect(won).toHaveLength(1);
      for (const { value } of won) await value.discard();
      for (const answer of answers) if (answer.status === 'rejected') expect(answer.reason).toBeInstanceOf(LockedError);
      expect(all()).toEqual([]);
    }
  });
});

test('a folder that another build swaps away while it is looked at is none', async () => {
  await build('one');
  const { readdir } = promises;
  const gone = (path: string) => {
    rmSync(path, { recursive: true });
    return readdir(path);
  };
  Object.assign(promises, { readdir: gone });
  syncBuiltinESMExports();
  try {
    await expect(refuseOthers(out)).resolves.toBeUndefined();
  } finally {
    Object.assign(promises, { readdir });
    syncBuiltinESMExports();
  }
  expect(existsSync(out)).toBe(false);
});

describe('a folder that is no site', () => {
  it.each([
    [
      'holds a registry',
      () => {
        mkdirSync(join(out, 'systems'), { recursive: true });
        writeFileSync(join(out, 'policy.yaml'), 'x');
      },
      'holds something that is no built site',
    ],
    [
      'is a file',
      () => {
        writeFileSync(out, 'x');
      },
      'is a file',
    ],
    [
      'is a symbolic link',
      () => {
        mkdirSync(join(top, 'elsewhere'));
        symlinkSync('elsewhere', out);
      },
      'is a symbolic link',
    ],
  ])('is never taken away: it %s', async (_, make, why) => {
    make();
    const before = all();
    await expect(beginStaging(out)).rejects.toThrow(FolderInUseError);
    await expect(refuseOthers(out)).rejects.toThrow(`${out} ${why}, and a build would take its place`);
    expect(all()).toEqual(before);
  });

  it('is the working folder', async () => {
    await expect(refuseOthers('.')).rejects.toThrow('. holds something that is no built site');
  });

  it('and is empty, or absent, may become one', async () => {
    await refuseOthers(out);
    mkdirSync(out);
    await build('one');
    expect(readFileSync(join(out, 'index.html'), 'utf8')).toBe('one');
  });
});
