import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { builtinModules } from 'node:module';
import { dirname, join, posix } from 'node:path';
import ts from 'typescript';

export const ROOT = join(import.meta.dirname, '..');

/**
 * The stages in their order (DESIGN §3): each may import those before it, and itself. `run.ts` is the gate,
 * read to assess in one, so what uses its result comes after it. `root` is where everything is put together:
 * the commands, and the integration that Astro starts.
 */
export const ORDER = [
  'diagnostic',
  'read',
  'parse',
  'validate',
  'assess',
  'run',
  'change',
  'edit',
  'report',
  'proof',
  'snapshots',
  'publish',
  'import',
  'site',
  'write',
  'root',
] as const;
export type Stage = (typeof ORDER)[number];

/** Pages only render: they see the finished model and nothing that it was made from. */
const SITE_SEES: readonly Stage[] = ['diagnostic', 'run', 'publish', 'site'];

const MODULES: Partial<Record<Stage, readonly string[]>> = {
  read: ['fs', 'fs/promises', 'child_process', 'stream', 'stream/promises', 'worker_threads', 'zlib'],
  write: ['fs', 'fs/promises', 'child_process', 'os', 'stream', 'stream/promises', 'worker_threads', 'zlib'],
  parse: ['worker_threads'],
  root: ['http', 'readline', 'readline/promises', 'os', 'v8'],
};
const HARMLESS = ['crypto', 'events', 'path', 'url', 'util', 'buffer', 'string_decoder'];

const PROCESS: Partial<Record<Stage, readonly string[]>> = {
  read: ['env', 'cwd'],
  write: ['pid', 'kill'],
  root: ['argv', 'stdin', 'stdout', 'stderr', 'exitCode', 'once', 'cwd', 'on'],
};
const NETWORK = ['fetch', 'XMLHttpRequest', 'WebSocket', 'EventSource'];

export function stageOf(file: string): Stage {
  if (file === 'src/run.ts') return 'run';
  const folder = file.split('/')[1] ?? '';
  if (folder === 'cli' || file === 'src/site/integration.ts') return 'root';
  const stage = ORDER.find((name) => name === folder);
  if (stage === undefined) throw new Error(`${file} is in no stage: add its folder to the order`);
  return stage;
}

/** The sources of a folder, by their paths from the top of the repository. */
export function sourcesIn(folder: string, endings: RegExp): Map<string, string> {
  const entries = readdirSync(join(ROOT, folder), { recursive: true, withFileTypes: true });
  const files = entries.filter((entry) => entry.isFile() && endings.test(entry.name));
  const paths = files.map((entry) => posix.relative(ROOT, join(entry.parentPath, entry.name))).sort();
  return new Map(paths.map((path) => [path, readFileSync(join(ROOT, path), 'utf8')]));
}

/** What the program of a file is: an `.astro` file's is between its fences and in its scripts. */
function programOf(file: string, text: string): string {
  if (!file.endsWith('.astro')) return text;
  const [, frontmatter = ''] = /^---\n(.*?)^---$/ms.exec(text) ?? [];
  return [frontmatter, ...[...text.matchAll(/<script[^>]*>(.*?)<\/script>/gs)].map((match) => match[1] ?? '')].join(
    '\n',
  );
}

/** Everything about one file that the architecture forbids, in words. */
export function faultsOf(file: string, text: string): string[] {
  const stage = stageOf(file);
  const faults: string[] = [];
  const source = ts.createSourceFile(file, programOf(file, text), ts.ScriptTarget.Latest, true);
  const visit = (node: ts.Node): void => {
    const from = importedFrom(node);
    if (from !== undefined) faults.push(...importFaults(file, stage, from));
    faults.push(...useFaults(node, stage, file));
    ts.forEachChild(node, visit);
  };
  visit(source);
  return faults.map((fault) => `${file} ${fault}`);
}

function importedFrom(node: ts.Node): string | undefined {
  if (ts.isImportDeclaration(node) || ts.isExportDeclaration(node)) {
    return node.moduleSpecifier && ts.isStringLiteral(node.moduleSpecifier) ? node.moduleSpecifier.text : undefined;
  }
  if (ts.isCallExpression(node) && node.expression.kind === ts.SyntaxKind.ImportKeyword) {
    const [first] = node.arguments;
    return first && ts.isStringLiteral(first) ? first.text : 'a computed path';
  }
  if (ts.isImportTypeNode(node) && ts.isLiteralTypeNode(node.argument) && ts.isStringLiteral(node.argument.literal)) {
    return node.argument.literal.text;
  }
  return undefined;
}

function importFaults(file: string, stage: Stage, from: string): string[] {
  if (from === 'a computed path') return inBrowser(file) ? [] : ['imports a path that is computed'];
  if (builtinModules.includes(from)) return [`imports ${from} without node:`];
  if (from.startsWith('node:')) {
    const name = from.slice('node:'.length);
    const allowed = [...HARMLESS, ...(MODULES[stage] ?? [])];
    return allowed.includes(name) ? [] : [`imports ${from}, which ${stage} may not`];
  }
  if (!from.startsWith('.')) return [];
  const target = posix.join(dirname(file), from);
  if (!target.startsWith('src/')) return [`imports ${target}, outside src`];
  const other = stageOf(target);
  const isSeen = stage === 'site' ? SITE_SEES.includes(other) : ORDER.indexOf(other) <= ORDER.indexOf(stage);
  return isSeen ? [] : [`imports ${other}, which ${stage} may not`];
}

/** The scripts of the site run in a browser, where a reader's own clock is the one that counts. */
function inBrowser(file: string): boolean {
  return file.startsWith('src/site/scripts/');
}

/**
 * A page fetches files of its own site, which its policy holds it to, and in one place; a command fetches a published
 * snapshot where the user has named its address, in another.
 */
function mayUse(name: string, file: string): boolean {
  return name === 'fetch' && ['src/site/scripts/load-json.ts', 'src/read/snapshots/snapshot-address.ts'].includes(file);
}

function useFaults(node: ts.Node, stage: Stage, file: string): string[] {
  if (node.kind === ts.SyntaxKind.AnyKeyword) return ['says any'];
  if (ts.isIdentifier(node) && NETWORK.includes(node.text) && !isName(node) && !mayUse(node.text, file))
    return [`uses ${node.text}`];
  if (stage === 'read' || inBrowser(file)) return [];
  if (ts.isNewExpression(node) && node.expression.getText() === 'Date' && !node.arguments?.length) {
    return ['asks the clock: new Date()'];
  }
  if (ts.isCallExpression(node) && node.expression.getText() === 'Date') return ['asks the clock: Date()'];
  if (!ts.isPropertyAccessExpression(node)) return [];
  if (/^(?:Date|performance)\.now$/.test(node.getText())) return [`asks the clock: ${node.getText()}`];
  if (node.expression.getText() !== 'process') return [];
  const { text } = node.name;
  if (text === 'env') return isTelemetrySwitch(node) && stage === 'root' ? [] : ['reads process.env'];
  return PROCESS[stage]?.includes(text) ? [] : [`uses process.${text}, which ${stage} may not`];
}

/** Telling Astro that nobody is to be told anything takes nothing in. */
function isTelemetrySwitch({ parent }: ts.Node): boolean {
  return (
    parent.getText() === 'process.env.ASTRO_TELEMETRY_DISABLED' &&
    ts.isBinaryExpression(parent.parent) &&
    parent.parent.operatorToken.kind === ts.SyntaxKind.EqualsToken &&
    parent.parent.left === parent
  );
}

/** Whether an identifier only names a property or a member. */
function isName({ parent, text }: ts.Identifier): boolean {
  return (
    (ts.isPropertyAccessExpression(parent) && parent.name.text === text && parent.expression.getText() !== 'window') ||
    ts.isPropertyAssignment(parent) ||
    ts.isPropertySignature(parent)
  );
}

/** What a build or a user makes, and the one folder of a registry that the example has no use for. */
const NOT_HERE = /^(?:dist|node_modules|\.astro|public|my-registry|assets)\//;
const FILE = /\.(?:ts|mjs|js|md|mdx|yaml|json|astro|css)$/;

/** Paths that a README names and that do not exist: in backticks or as the target of a link. */
export function deadPaths(readme: string, text: string): string[] {
  const bases = [dirname(readme), '.', 'src', 'content'];
  const named = [
    ...[...text.replace(/^```.*?^```$/gms, '').matchAll(/`([^`\n]+)`/g)].map((match) => match[1] ?? ''),
    ...[...text.matchAll(/\]\((?!https?:|mailto:|#)([^)\s#]+)/g)].map((match) => match[1] ?? ''),
  ];
  const inner = readdirSync(join(ROOT, dirname(readme)), { withFileTypes: true }).filter((entry) =>
    entry.isDirectory(),
  );
  const places = [...bases, ...inner.map((entry) => join(dirname(readme), entry.name))];
  const exists = (path: string) => places.some((place) => existsSync(join(ROOT, place, path)));
  return named.filter((path) => {
    if (!/^(?!\.\w+$)[\w.-]+(?:\/[\w.-]+)*\/?$/.test(path) || NOT_HERE.test(path)) return false;
    // A name alone may be that of something which is made: only a program or a page has to be there.
    const isFile = path.includes('/') ? FILE.test(path) : /\.(?:ts|mjs|md)$/.test(path);
    const isPath = path.endsWith('/') || isFile || (path.includes('/') && exists(path.split('/')[0] ?? ''));
    return isPath && !['', '.ts', '.md'].some((ending) => exists(`${path}${ending}`));
  });
}
