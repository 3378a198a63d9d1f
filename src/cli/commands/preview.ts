import { resolve } from 'node:path';
import sirv from 'sirv';
import { openFolder } from '../../read/snapshots/snapshot-folder.ts';
import { recover } from '../../write/publish-folder.ts';
import { UsageError } from '../usage.ts';

export interface PreviewOptions {
  readonly out?: string | undefined;
  readonly port?: string | undefined;
  readonly host?: string | undefined;
}

const DEFAULT_PORT = 4321;

/** Serves a built site on this machine, under the base path that it was built for. */
export async function previewCommand(options: PreviewOptions): Promise<number> {
  const out = resolve(options.out ?? 'dist');
  await recover(out);
  const { manifest } = await openFolder(options.out ?? 'dist');
  const port = Number(options.port ?? DEFAULT_PORT);
  if (!Number.isInteger(port) || port < 0 || port > 65_535)
    throw new UsageError(`“${options.port}” is no port.`, 'Write --port 4321.');
  const host = options.host ?? '127.0.0.1';
  const files = sirv(out, { dev: true });
  const { base } = manifest.manifest;
  // Importing it loads Node’s fetch and WebSocket, too: a fifteenth of the start of every other command.
  const { createServer } = await import('node:http');
  const server = createServer((request, response) => {
    const url = request.url ?? '/';
    if (!url.startsWith(base)) {
      response.writeHead(302, { location: base }).end();
      return;
    }
    request.url = url.slice(base.length - 1);
    files(request, response, () => {
      response.writeHead(404).end('Not found');
    });
  });
  return new Promise((done, failed) => {
    server.on('error', (error: NodeJS.ErrnoException) =>
      failed(
        error.code === 'EADDRINUSE'
          ? new UsageError(`Port ${port} is taken.`, 'Write --port with another one, or --port 0 for any.')
          : error,
      ),
    );
    server.listen(port, host, () => {
      const address = server.address();
      const shown = typeof address === 'object' && address ? address.port : port;
      process.stdout.write(`The site is at http://${host}:${shown}${base} (stop with Ctrl-C).\n`);
    });
    for (const signal of ['SIGINT', 'SIGTERM'] as const) process.once(signal, () => server.close(() => done(0)));
  });
}
