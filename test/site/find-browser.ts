import { existsSync } from 'node:fs';
import { delimiter, join } from 'node:path';
import { unpackedChromium } from './unpack-browser.ts';

export interface FoundBrowser {
  readonly executablePath: string;
  /** What the browser needs in its environment on this computer. */
  readonly env: Readonly<Record<string, string>>;
  /** Where it comes from, for the reader of the test's output. */
  readonly source: string;
}

/** `CHROMIUM_PATH`, else the Chromium among the npm packages (Linux x64), else an installed Chrome or Chromium. */
export async function findBrowser(): Promise<FoundBrowser> {
  const chosen = process.env['CHROMIUM_PATH'];
  if (chosen) {
    if (!existsSync(chosen)) throw new Error(`CHROMIUM_PATH is ${chosen}, and there is no such file.`);
    return { executablePath: chosen, env: {}, source: `CHROMIUM_PATH (${chosen})` };
  }
  if (process.platform === 'linux' && process.arch === 'x64') {
    const unpacked = await unpackedChromium();
    return { ...unpacked, source: 'from the npm package @sparticuz/chromium' };
  }
  const installed = installedPlaces().find((path) => existsSync(path));
  if (installed) return { executablePath: installed, env: {}, source: `installed at ${installed}` };
  throw new Error('No Chrome or Chromium found on this computer. Install one, or name it in CHROMIUM_PATH.');
}

function installedPlaces(): string[] {
  if (process.platform === 'darwin') {
    const names = ['Google Chrome', 'Chromium', 'Microsoft Edge'];
    return names.map((name) => `/Applications/${name}.app/Contents/MacOS/${name}`);
  }
  if (process.platform === 'win32') {
    const roots = ['PROGRAMFILES', 'PROGRAMFILES(X86)', 'LOCALAPPDATA'].flatMap((name) => process.env[name] ?? []);
    const programs = ['Google/Chrome/Application/chrome.exe', 'Microsoft/Edge/Application/msedge.exe'];
    return roots.flatMap((root) => programs.map((program) => join(root, program)));
  }
  const folders = (process.env['PATH'] ?? '').split(delimiter);
  const names = ['chromium', 'chromium-browser', 'google-chrome', 'google-chrome-stable'];
  return folders.flatMap((folder) => names.map((name) => join(folder, name)));
}
