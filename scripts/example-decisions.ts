/**
 * Gives the decision files of the example organisation what they decided on (the material fields of
 * their function, the values of those fields in the record, and the digest) and with `--sign` new
 * signatures by new throw-away keys; where they are signed already, a change of one signs all anew, since
 * nobody has the old keys. A real decision is written once by the command that makes it; the example's are
 * made anew here when its records change.
 *
 * node scripts/example-decisions.ts [content] [--sign]
 */
import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { decidedRecord, materialFields } from '../src/assess/material.ts';
import { digestOf, packageOf } from '../src/assess/package.ts';
import { resolvedRecord } from '../src/assess/resolved-record.ts';
import { runGate } from '../src/run.ts';
import { isRecord } from '../src/validate/lenient.ts';
import type { Decision, Registry, System } from '../src/validate/registry.ts';
import { writeText } from '../src/write/text.ts';
import { withKeys, withPublicKeys } from './example-keys.ts';

const words = process.argv.slice(2);
const content = words.find((word) => !word.startsWith('--')) ?? 'content';
const { assessment } = await runGate({ content });
if (assessment === undefined) throw new Error(`${content} cannot be judged`);
const { registry } = assessment;
const texts = new Map(registry.decisions.map((decision) => [decision, textOf(decision, registry)]));
let changed = 0;
for (const [decision, text] of texts) {
  if (text === decision.source.text) continue;
  await writeText(join(content, decision.file), text);
  changed++;
}
process.stdout.write(`${changed} of ${texts.size} decision files were made anew.\n`);
const wereSigned = registry.decisions.some(({ signature }) => signature !== undefined);
if (words.includes('--sign') || (wereSigned && changed > 0)) await sign();

async function sign(): Promise<void> {
  await withKeys(async (keys) => {
    for (const [decision, text] of texts)
      await writeText(join(content, `${decision.file}.sig`), await keys.sign(decision.data.by, text));
    const people = join(content, 'people.yaml');
    await writeText(people, withPublicKeys(await readFile(people, 'utf8'), keys.publicKeys));
    process.stdout.write(`${texts.size} signatures by ${keys.publicKeys.size} people.\n`);
  });
}

function textOf(decision: Decision, { systems }: Registry): string {
  const system = systems.get(decision.system);
  return system && !isStated(decision, system)
    ? `${JSON.stringify(restated(decision, system), null, 2)}\n`
    : decision.source.text;
}

/** Whether a decision states already what it is on, in whatever order: then its bytes, and its signature, stay. */
function isStated(decision: Decision, system: System): boolean {
  const fields = materialFields(registry, decision.data.function);
  const contents = packageOf(decidedRecord(resolvedRecord(system), decision.data.risk), fields);
  const stated = new Set(decision.data.fields);
  return (
    digestOf(contents) === decision.digest &&
    fields.length === stated.size &&
    fields.every((field) => stated.has(field))
  );
}

function restated(decision: Decision, system: System): unknown {
  const statement = decision.source.data;
  if (!isRecord(statement) || !isRecord(statement.predicate)) return statement;
  const { fields: _fields, package: _package, ...predicate } = statement.predicate;
  const fields = materialFields(registry, decision.data.function);
  const contents = packageOf(decidedRecord(resolvedRecord(system), decision.data.risk), fields);
  return {
    ...statement,
    subject: [{ name: `systems/${system.id}`, digest: { sha256: digestOf(contents) } }],
    predicate: { ...predicate, fields, package: contents },
  };
}
