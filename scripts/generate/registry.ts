import { cp } from 'node:fs/promises';
import { join } from 'node:path';
import { CORE_SCHEMA, dump } from 'js-yaml';
import { makeBody } from './body.ts';
import { makeDecisions } from './decisions.ts';
import { Dice } from './dice.ts';
import { makeEvidence } from './evidence.ts';
import { nameAt } from './names.ts';
import { giveKeys, makeStaff, type Staff } from './people.ts';
import { makePlan } from './plan.ts';
import { makeRecord, resolve } from './record.ts';
import { readSettings, type Settings } from './settings.ts';
import type { ThrowAwayKey } from './ssh-key.ts';
import { type OutFile, writeAll } from './write-all.ts';

const EXAMPLE = join(import.meta.dirname, '../../content');

/**
 * Writes a synthetic registry: systems with two NHIs, six items of evidence, five decisions and a body
 * each, which people sign where they are asked to. The same seed and number give the same bytes. Gives the number
 * of files.
 */
export async function generateRegistry(folder: string, { systems, seed, isSigned }: Size): Promise<number> {
  const settings = await readSettings(EXAMPLE, { systems, isSigned });
  const staff = makeStaff(systems, new Dice(seed, -1));
  const keys = isSigned ? giveKeys(staff) : new Map<string, ThrowAwayKey>();
  const written = await writeAll(folder, filesOf(systems, seed, { settings, staff, keys }));
  await cp(join(EXAMPLE, 'frameworks'), join(folder, 'frameworks'), { recursive: true });
  await cp(join(EXAMPLE, 'shared/models.yaml'), join(folder, 'shared/models.yaml'));
  return written + 1;
}

export interface Size {
  readonly systems: number;
  readonly seed: number;
  /** Whether each decision carries the signature of the person who made it. */
  readonly isSigned: boolean;
}

interface Shared {
  readonly settings: Settings;
  readonly staff: Staff;
  /** The keys of the people who sign, by person. */
  readonly keys: ReadonlyMap<string, ThrowAwayKey>;
}

function* filesOf(systems: number, seed: number, shared: Shared): Iterable<OutFile> {
  yield { path: 'registry.yaml', text: yaml(shared.settings.registry) };
  yield { path: 'policy.yaml', text: yaml(shared.settings.policy) };
  yield { path: 'people.yaml', text: yaml(shared.staff.file) };
  for (let index = 0; index < systems; index++) yield* filesOfSystem(index, new Dice(seed, index), shared);
}

function* filesOfSystem(index: number, dice: Dice, { settings, staff, keys }: Shared): Iterable<OutFile> {
  const plan = makePlan(nameAt(index), staff, dice);
  const evidence = makeEvidence(plan, { staff, settings }, dice);
  const record = makeRecord(plan, evidence, dice);
  yield { path: `systems/${plan.id}.mdx`, text: `---\n${yaml(record)}---\n${makeBody(plan, evidence, dice)}` };
  const resolved = resolve(record, settings.models);
  for (const { name, text, by } of makeDecisions(plan, { staff, settings, resolved, evidence }, dice)) {
    yield { path: `decisions/${plan.id}/${name}`, text };
    const key = keys.get(by);
    if (key) yield { path: `decisions/${plan.id}/${name}.sig`, text: key.sign(Buffer.from(text)) };
  }
}

/** Block style outside, flow style for what is small, as people write records. */
function yaml(data: unknown): string {
  return dump(data, { schema: CORE_SCHEMA, flowLevel: 3, lineWidth: -1, noRefs: true });
}
