// Reads and judges a folder as `check` does, without git and without a report, so that what some rules cost can be told:
//
//   node scripts/bench/judge.ts FOLDER [TOPIC]
//
// With a topic, such as nhi, its rules are left out. Exits 1 when a rule finds anything.

import { assess } from '../../src/assess/assess.ts';
import { RULES } from '../../src/assess/rules/index.ts';
import { isRecordPath } from '../../src/parse/kinds.ts';
import { parseContent } from '../../src/parse/parse.ts';
import { streamContent } from '../../src/read/stream-content.ts';
import { validate } from '../../src/validate/validate.ts';

const [folder = '', topic] = process.argv.slice(2);

const parsed = await parseContent(streamContent(folder, { isFirst: isRecordPath }), { bodies: 'judged' });
const { value: registry } = validate(parsed.value);
if (registry === undefined) throw new Error(`${folder} cannot be judged`);
const rules = topic === undefined ? RULES : RULES.filter(({ code }) => !code.startsWith(`${topic}/`));
const { findings } = assess(registry, registry.config.example?.as_of ?? '', { rules });
process.exitCode = findings.some(({ severity }) => severity === 'error') ? 1 : 0;
