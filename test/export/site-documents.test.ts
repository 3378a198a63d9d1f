import { expect, test } from 'vitest';
import type { ExportSource } from '../../src/publish/export-source.ts';
import { exportFiles } from '../../src/publish/exports.ts';
import { exportsPage } from '../../src/publish/pages/exports-page.ts';
import { frameworkPage } from '../../src/publish/pages/framework-pages.ts';
import { coverage } from '../../src/publish/registers/coverage.ts';
import { MOST_WITH_DOCUMENTS, siteContext } from '../../src/publish/site-context.ts';
import { documentLinks } from '../../src/publish/site-documents.ts';
import { sourceOf, valuesOf } from './source.ts';

const source = await sourceOf();

/** The same registry as if it had as many systems. */
function grown(systems: number): ExportSource {
  const { context, snapshot } = source;
  const [view] = context.assessment.views.values();
  if (view === undefined) throw new Error('the example has no system');
  const views = new Map(Array.from({ length: systems }, (_, at) => [`copy-${at}`, view]));
  return { context: siteContext({ ...context.assessment, views }, context.findings), snapshot };
}

const pathsOf = (from: ExportSource) => Array.from(exportFiles(from), ({ path }) => path);
const linksOf = (page: unknown) =>
  valuesOf(page, 'href')
    .map(String)
    .filter((href) => /\.(?:csv|json|xlsx)$/.test(href));

test('every file has a path of its own, and every link to a file leads to one', () => {
  const paths = pathsOf(source);
  expect(new Set(paths).size).toBe(paths.length);
  const { assessment } = source.context;
  const pages = [
    exportsPage(source),
    ...[...assessment.registry.frameworks.values()].map((framework) => frameworkPage(framework, source.context)),
    ...[...assessment.views.keys()].map((id) => documentLinks(id, source.context)),
  ];
  const links = pages.flatMap(linksOf);
  expect(links.length).toBeGreaterThan(60);
  expect(links.filter((href) => !paths.includes(href.slice(1)))).toEqual([]);
});

test('past a size the documents of systems are by command, and the page of exports says so', () => {
  const large = grown(MOST_WITH_DOCUMENTS + 1);
  const paths = pathsOf(large);
  expect(paths.filter((path) => path.startsWith('systems/'))).toEqual([]);
  expect(paths.filter((path) => /^api\/oscal\/[^/]*$/.test(path))).toEqual(['api/oscal/mapping.json']);
  expect(documentLinks('copy-0', large.context)).toBeUndefined();
  const page = exportsPage(large);
  expect(page.sections[0]?.table.caption).toContain('with more than 100 systems, those of systems by command only');
  expect(linksOf(page).filter((href) => !paths.includes(href.slice(1)))).toEqual([]);
});

test('the register of coverage is on the site up to ten thousand rows, and its page names the command for more', () => {
  const [view] = source.context.assessment.views.values();
  const fits = Math.floor(10_000 / (view?.rules.controls.length ?? 0));
  expect(coverage.isOnSite(grown(fits).context)).toBe(true);
  expect(coverage.isOnSite(grown(fits + 1).context)).toBe(false);
  const commands = valuesOf(exportsPage(grown(fits + 1)), 'code');
  expect(commands).toContain('countersign export register coverage --format xlsx');
});

test('the register of coverage has each required control once, until its evidence or exception ends', () => {
  const { context } = source;
  const { columns, rows } = coverage.tableOf(context);
  const at = (name: string) => columns.findIndex((column) => column.name === name);
  const required = [...context.assessment.views.values()].flatMap(({ system, coverage: entries }) =>
    [...entries.values()].filter((entry) => entry.required).map(({ control }) => `${system.id} ${control}`),
  );
  expect(rows.map((row) => `${row[0]} ${row[1]}`).sort()).toEqual(required.sort());
  for (const row of rows) {
    const [grade, until] = [row[at('grade')], row[at('until')]];
    expect([grade, until === null]).toEqual([grade, !['fresh', 'expiring', 'excepted'].includes(String(grade))]);
  }
});
