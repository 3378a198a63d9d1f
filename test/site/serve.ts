import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import sirv from 'sirv';

export interface Served {
  /** Where the folder is, with its base path and a slash at the end. */
  readonly url: string;
  readonly close: () => Promise<void>;
}

/** Serves `folder` on this computer only, at `basePath` (`/` or `/some/where/`); anything outside it is a 404. */
export async function serve(folder: string, basePath = '/'): Promise<Served> {
  const files = sirv(folder, { dev: true });
  const server = createServer((request, response) => {
    const notFound = () => {
      response.writeHead(404, { 'content-type': 'text/plain' }).end('Not found');
    };
    if (request.url?.startsWith(basePath)) {
      request.url = `/${request.url.slice(basePath.length)}`;
      files(request, response, notFound);
    } else notFound();
  });
  await new Promise<void>((resolve, reject) => {
    server.once('error', reject).listen(0, '127.0.0.1', resolve);
  });
  const { port } = server.address() as AddressInfo;
  return {
    url: `http://127.0.0.1:${port}${basePath}`,
    close: () =>
      new Promise((resolve) => {
        server.close(() => resolve());
        server.closeAllConnections();
      }),
  };
}
