import { inflate } from '@sparticuz/chromium';
import { spawnSync } from 'node:child_process';
import { createReadStream, createWriteStream, existsSync, readFileSync } from 'node:fs';
import { mkdir, rename } from 'node:fs/promises';
import { createRequire } from 'node:module';
import { dirname, join } from 'node:path';
import { pipeline } from 'node:stream/promises';
import { createBrotliDecompress } from 'node:zlib';

interface Unpacked {
  readonly executablePath: string;
  /** What the browser needs in its environment on this computer. */
  readonly env: Readonly<Record<string, string>>;
}

const require = createRequire(import.meta.url);
const packageFolder = dirname(dirname(require.resolve('@sparticuz/chromium')));

/**
 * The Chromium of @sparticuz/chromium, unpacked once per version into node_modules.
 * Its own `executablePath()` takes whatever lies at /tmp/chromium: another version, or a file whose unpacking was cut.
 */
export async function unpackedChromium(): Promise<Unpacked> {
  const executablePath = join(dirname(dirname(packageFolder)), '.cache', `chromium-${version()}`);
  if (!existsSync(executablePath)) await unpackTo(executablePath);
  return { executablePath, env: { ...(await fonts()), ...(await libraries(executablePath)) } };
}

async function unpackTo(file: string): Promise<void> {
  const partial = `${file}.${process.pid}`;
  await mkdir(dirname(file), { recursive: true });
  const packed = createReadStream(join(packageFolder, 'bin', 'chromium.br'));
  await pipeline(packed, createBrotliDecompress(), createWriteStream(partial, { mode: 0o755 }));
  await rename(partial, file);
}

/** Fonts, where the computer has none set up. */
async function fonts(): Promise<Record<string, string>> {
  if (existsSync('/etc/fonts/fonts.conf') || process.env['FONTCONFIG_PATH']) return {};
  return { FONTCONFIG_PATH: await inflate(join(packageFolder, 'bin', 'fonts.tar.br')) };
}

/** The shared libraries that a small Linux lacks (NSS, NSPR, expat), only where Chromium doesn't start without. */
async function libraries(executablePath: string): Promise<Record<string, string>> {
  if (spawnSync(executablePath, ['--version'], { stdio: 'ignore' }).status === 0) return {};
  const folder = join(await inflate(join(packageFolder, 'bin', 'al2023.tar.br')), 'lib');
  return { LD_LIBRARY_PATH: [folder, process.env['LD_LIBRARY_PATH'] ?? []].flat().join(':') };
}

function version(): string {
  const manifest: unknown = JSON.parse(readFileSync(join(packageFolder, 'package.json'), 'utf8'));
  if (typeof manifest === 'object' && manifest && 'version' in manifest) return String(manifest.version);
  throw new Error(`${packageFolder}/package.json has no version.`);
}
