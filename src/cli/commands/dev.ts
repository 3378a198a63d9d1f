import { siteStore } from '../../site/site-store.ts';
import type { AudienceOption } from '../audience-option.ts';
import { asOfOption, type CommonOptions, contentFolder } from '../options.ts';
import { basePathOption } from './build.ts';

export interface DevOptions extends CommonOptions, AudienceOption {
  readonly port?: string | undefined;
  readonly basePath?: string | undefined;
}

/** Serves the site while records are edited: each save shows its page or its findings. Ends with the process. */
export async function devCommand(options: DevOptions): Promise<number> {
  const content = await contentFolder(options);
  siteStore().request = {
    content,
    asOf: asOfOption(options.asOf),
    out: 'dist',
    basePath: basePathOption(options.basePath),
    site: undefined,
    publishFailing: true,
    audience: options.audience,
    offline: false,
  };
  process.env.ASTRO_TELEMETRY_DISABLED = '1';
  const { dev } = await import('astro');
  const server = await dev({ logLevel: 'warn', server: { port: Number(options.port ?? 4321) } });
  process.stdout.write(
    `Editing at http://localhost:${server.address.port}${options.basePath ?? '/'} (stop with Ctrl-C).\n`,
  );
  return new Promise((done) => {
    for (const signal of ['SIGINT', 'SIGTERM'] as const)
      process.once(signal, () => void server.stop().then(() => done(0)));
  });
}
