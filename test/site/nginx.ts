import { execFileSync, spawn } from 'node:child_process';
import { existsSync } from 'node:fs';
import { cp, mkdir, mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { connect, createServer } from 'node:net';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';

const RECIPES = join(import.meta.dirname, '../../hosting/nginx');

/** The program, where it is installed with its list of media types. */
export function findNginx(): { readonly program: string; readonly types: string } | undefined {
  const folders = [...(process.env['PATH'] ?? '').split(':'), '/usr/sbin', '/usr/local/sbin'];
  const program = folders.map((folder) => join(folder, 'nginx')).find(existsSync);
  const types = ['/etc/nginx/mime.types', '/usr/local/etc/nginx/mime.types'].find(existsSync);
  return program && types ? { program, types } : undefined;
}

export interface RunningNginx {
  readonly url: string;
  readonly close: () => Promise<void>;
}

/** Runs nginx with a recipe, in which a few values are exchanged, on a port of its own. */
export async function runNginx(recipe: string, exchange: Readonly<Record<string, string>>): Promise<RunningNginx> {
  const found = findNginx();
  if (found === undefined) throw new Error('nginx is not installed');
  const top = await mkdtemp(join(tmpdir(), 'countersign-nginx-'));
  const port = await freePort();
  await cp(RECIPES, join(top, 'registry'), { recursive: true });
  await cp(found.types, join(top, 'mime.types'));
  let text = await readFile(join(RECIPES, recipe), 'utf8');
  for (const [old, value] of Object.entries({ 'listen 80;': `listen 127.0.0.1:${port};`, ...exchange })) {
    if (!text.includes(old)) throw new Error(`${recipe} no longer says “${old}”`);
    text = text.replaceAll(old, value);
  }
  const temporary = ['client_body', 'proxy', 'fastcgi', 'uwsgi', 'scgi'].map(
    (kind) => `${kind}_temp_path ${join(top, 'temp', kind)};`,
  );
  const main = [
    'daemon off;',
    // Else its workers are nobody, who may not read the folders of a test.
    ...(process.getuid?.() === 0 ? ['user root root;'] : []),
    `pid ${join(top, 'pid')};`,
    `error_log ${join(top, 'error.log')};`,
    'events {}',
    `http { include mime.types; access_log off; ${temporary.join(' ')}`,
    'include registry/headers.conf;',
    text,
    '}',
  ];
  const file = join(top, 'nginx.conf');
  await mkdir(join(top, 'temp'));
  await writeFile(file, main.join('\n'));
  const words = ['-p', dirname(file), '-c', file, '-e', join(top, 'error.log')];
  execFileSync(found.program, [...words, '-t', '-q']);
  const child = spawn(found.program, words, { stdio: 'ignore' });
  const ended = new Promise<void>((done) => child.once('exit', () => done()));
  await reachable(port);
  return {
    url: `http://127.0.0.1:${port}`,
    close: async () => {
      child.kill('SIGTERM');
      await ended;
      await rm(top, { recursive: true, force: true });
    },
  };
}

async function freePort(): Promise<number> {
  const server = createServer();
  await new Promise<void>((done) => server.listen(0, '127.0.0.1', done));
  const address = server.address();
  await new Promise((done) => server.close(done));
  return typeof address === 'object' && address ? address.port : 0;
}

async function reachable(port: number): Promise<void> {
  for (let tries = 0; tries < 200; tries++) {
    const answered = await new Promise<boolean>((done) => {
      const socket = connect(port, '127.0.0.1');
      socket.once('connect', () => (socket.destroy(), done(true))).once('error', () => done(false));
    });
    if (answered) return;
    await new Promise((done) => setTimeout(done, 25));
  }
  throw new Error('nginx did not answer');
}
