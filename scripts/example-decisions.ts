/**
 * Gives the decision files of the example organisation what they decided on: the material fields of
 * their function, the values of those fields in the record, and the digest. A real decision is written
 * once by the command that makes it; the example's are made anew here when its records change.
 *
 * Run it with `node scripts/example-decisions.ts [content]`.
 */
import { join } from 'node:path';
import { decidedRecord, materialFields } from '../src/assess/material.ts';
import { digestOf, packageOf } from '../src/assess/package.ts';
import { resolvedRecord } from '../src/assess/resolved-record.ts';
import { isRecord } from '../src/validate/lenient.ts';
import type { Decision, System } from '../src/validate/registry.ts';
import { writeText } from '../src/write/text.ts';
import { runGate } from '../src/run.ts';

const content = process.argv[2] ?? 'content';
const { assessment } = await runGate({ content });
if (assessment === undefined) throw new Error(`${content} cannot be judged`);
const { registry } = assessment;
let changed = 0;
for (const decision of registry.decisions) {
  const system = registry.systems.get(decision.system);
  if (system === undefined) continue;
  const text = `${JSON.stringify(restated(decision, system), null, 2)}\n`;
  if (text === decision.source.text) continue;
  await writeText(join(content, decision.file), text);
  changed++;
}
process.stdout.write(`${changed} of ${registry.decisions.length} decision files were made anew.\n`);

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
