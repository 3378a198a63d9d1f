import type { Figure } from './figure.ts';
import { compare, type Compared, measure, type Program, say } from './measure.ts';
import { heaviestSystemPage } from './page-size.ts';
import { savedToShown } from './dev.ts';
import { bareAstro, build, buildAgain, check, floor, judge, onChange, type Place } from './programs.ts';

export const PARTS = [
  'check',
  'nhis',
  'signatures',
  'changed',
  'brief',
  'dev',
  'build',
  'again',
  'history',
  'growth',
  'page',
] as const;

export interface Bench {
  readonly place: Place;
  /** How often each program runs. */
  readonly rounds: number;
  readonly parts: ReadonlySet<string>;
}

const GIGABYTE = 1e9;
/** How many commits the history has. */
export const COMMITS = 5000;
/** What growth is measured from. */
const SMALL = 1000;

export async function checkFigures(bench: Bench, systems: number): Promise<Figure[]> {
  const { place, parts } = bench;
  const figures: Figure[] = [];
  if (parts.has('check')) {
    const from = await compared(bench, await check(place, systems), await floor(place, systems));
    figures.push(times(`check of ${systems} systems, to the floor`, 2, from));
    figures.push(memory(`check of ${systems} systems, memory`, GIGABYTE, from));
  }
  if (parts.has('nhis')) {
    const from = await compared(bench, await judge(place, systems, []), await judge(place, systems, ['nhi']));
    figures.push(times(`rules about ${2 * systems} identities, to judging without them`, 1.25, from));
  }
  if (parts.has('signatures')) {
    const from = await compared(bench, await check(place, systems, 'signed'), await check(place, systems));
    figures.push(times(`check with ${5 * systems} signatures, to check without`, 3, from));
  }
  if (parts.has('changed')) {
    const changed = await onChange(place, systems, ['check', '--changed-since', 'HEAD']);
    say('Filling the memory of what was read');
    await measure(changed);
    const from = await compared(bench, changed, await check(place, systems, 'committed'));
    figures.push(times(`check of ${systems} systems since one change, to check`, 0.5, from));
  }
  if (parts.has('brief')) {
    const brief = await onChange(place, systems, ['brief', '--base', 'HEAD']);
    const from = await compared(bench, brief, await check(place, systems, 'committed'));
    figures.push(times(`brief of one change among ${systems} systems, to check`, 2, from));
  }
  if (parts.has('dev')) {
    say(`dev, ${bench.rounds} rounds`);
    const result = await savedToShown(place, systems, bench.rounds);
    figures.push({ what: `dev of ${systems} systems, until a saved record shows`, result, target: 2, unit: 'seconds' });
  }
  if (parts.has('growth') && systems > SMALL) {
    const from = await compared(bench, await check(place, systems), await check(place, SMALL));
    figures.push(times(`check, from ${SMALL} to ${systems} systems`, inProportion(11, systems), from));
  }
  return figures;
}

export async function buildFigures(bench: Bench, systems: number): Promise<Figure[]> {
  const { place, parts } = bench;
  const figures: Figure[] = [];
  if (parts.has('build')) {
    const from = await compared(bench, await build(place, systems), await bareAstro(place, systems));
    figures.push(times(`build of ${systems} systems, to bare Astro`, 0.6, from));
    figures.push(memory(`build of ${systems} systems, memory`, 3 * GIGABYTE, from));
  }
  if (parts.has('again')) {
    const from = await compared(bench, await buildAgain(place, systems), await build(place, systems, 'committed'));
    figures.push(times(`second build of ${systems} systems after one change, to the first`, 0.4, from));
  }
  if (parts.has('history')) {
    const from = await compared(bench, await build(place, systems, 'committed'), await build(place, systems));
    figures.push(seconds(`history of ${COMMITS} commits, added to build of ${systems} systems`, 3, from));
  }
  if (parts.has('growth') && systems > SMALL) {
    const from = await compared(bench, await build(place, systems), await build(place, SMALL));
    figures.push(times(`build, from ${SMALL} to ${systems} systems`, inProportion(10, systems), from));
  }
  if (parts.has('page')) figures.push(...(await pageFigures(await build(place, SMALL))));
  return figures;
}

async function pageFigures(program: Program & { out: string }): Promise<Figure[]> {
  say("Building a site for the size of a system's page");
  await measure(program);
  const heaviest = await heaviestSystemPage(program.out);
  say(`  the heaviest is ${heaviest?.page ?? 'none: the site has no such page'}`);
  return [
    { what: "a system's page, HTML and CSS", result: heaviest?.htmlAndCss, target: 60_000, unit: 'bytes' },
    { what: "a system's page, script besides search", result: heaviest?.script, target: 30_000, unit: 'bytes' },
  ];
}

function compared({ rounds }: Bench, subject: Program, reference: Program): Promise<Compared> {
  say(`${subject.title} and ${reference.title}, ${rounds} rounds`);
  return compare(subject, reference, rounds);
}

function times(what: string, target: number, from: Compared): Figure {
  return { what, result: from.ratio, target, unit: 'times', from };
}

/** How much longer the subject takes than the reference. */
function seconds(what: string, target: number, from: Compared): Figure {
  return { what, result: from.subject.seconds - from.reference.seconds, target, unit: 'seconds', from };
}

function memory(what: string, target: number, { subject }: Compared): Figure {
  return { what, result: subject.peakBytes, target, unit: 'bytes' };
}

/** The limits of growth are for ten times as many systems. */
function inProportion(limit: number, systems: number): number {
  return (limit * systems) / (10 * SMALL);
}
