import { join } from 'node:path';
import { sentence } from '../../assess/names.ts';
import { newPerson, personLines } from '../../edit/new/new-person.ts';
import { editedBytes } from '../../edit/text/edited-bytes.ts';
import { slugOf } from '../../import/nhis/slug.ts';
import { id as idSchema } from '../../validate/schema/common.ts';
import { type PersonData, person } from '../../validate/schema/people.ts';
import { check } from '../../validate/lenient.ts';
import { writeText } from '../../write/text.ts';
import { ownTerminal } from '../ask.ts';
import { gateWithFolder } from '../gate-with-folder.ts';
import { judgedOf } from '../judged.ts';
import { Answers } from '../new/answers.ts';
import type { PutNewOptions } from '../new/put-new.ts';
import { asDate, asOneOf, asText } from '../new/understand.ts';
import { UsageError } from '../usage.ts';

export interface NewPersonOptions extends PutNewOptions {
  readonly name?: string | undefined;
  readonly email?: string | undefined;
  readonly account?: string | undefined;
  readonly title?: string | undefined;
  readonly team?: string | undefined;
  readonly from?: string | undefined;
  readonly yes?: boolean | undefined;
}

const FILE = 'people.yaml';

/** Adds somebody to people.yaml, touching no other line. Functions and keys are not given here: they are appointed. */
export async function newPersonCommand(id: string, options: NewPersonOptions): Promise<number> {
  const { content, folder, gate } = await gateWithFolder(options);
  const { registry, asOf } = judgedOf(gate, 'nobody can be added');
  refuseId(id, registry.people);
  const answers = new Answers(options.yes ? undefined : ownTerminal());
  const data = await askPerson(id, { options, answers, teams: [...registry.teams.keys()], asOf });
  const [fault] = check(person, data, FILE).diagnostics;
  if (fault !== undefined) throw new UsageError(fault.message, fault.hint);
  const [source, file] = [gate.sources.get(FILE), folder.files.find(({ path }) => path === FILE)];
  const edit = source && newPerson(id, data, source);
  if (edit === undefined || file === undefined)
    throw new UsageError(
      `The people in ${FILE} are written in braces, which leave no line for one more.`,
      `Add these lines yourself:\n${personLines(id, data).join('\n')}`,
    );
  if (options.print) process.stdout.write(`${edit.text.replace(/^\n/, '')}`);
  else {
    await writeText(join(content, FILE), editedBytes(file.bytes, [edit]));
    process.stdout.write(`${join(content, FILE)}: ${data.name} is ${id}\n`);
  }
  return 0;
}

function refuseId(id: string, people: ReadonlyMap<string, unknown>): void {
  const [issue] = idSchema.safeParse(id).error?.issues ?? [];
  if (issue !== undefined)
    throw new UsageError(`“${id}” ${issue.message}.`, slugOf(id) === id ? 'Shorten it.' : `Write ${slugOf(id)}.`);
  if (people.has(id))
    throw new UsageError(
      `“${id}” is in ${FILE} already, and new never overwrites.`,
      'Choose another id, or edit that entry.',
    );
}

interface Asking {
  readonly options: NewPersonOptions;
  readonly answers: Answers;
  readonly teams: readonly string[];
  readonly asOf: string;
}

async function askPerson(id: string, { options, answers, teams, asOf }: Asking): Promise<PersonData> {
  const text = { understand: asText };
  return {
    name: await answers.needed({
      ...text,
      what: 'Name',
      flag: '--name "Noor Haddad"',
      given: options.name,
      usual: id.split('-').map(sentence).join(' '),
    }),
    email: await answers.optional({ ...text, what: 'Mail address', flag: '--email ADDRESS', given: options.email }),
    account: await answers.optional({
      ...text,
      what: 'User name on the forge, by which reviews name them',
      flag: '--account NAME',
      given: options.account,
    }),
    title: await answers.optional({ ...text, what: 'What they do', flag: '--title TEXT', given: options.title }),
    team: await answers.optional({
      what: 'Team',
      about: teams.length === 0 ? [] : [`  ${teams.join(', ')}.`],
      flag: '--team ID',
      given: options.team,
      understand: asOneOf(teams, `team in ${FILE}`),
    }),
    from: await answers.needed({
      what: 'First day in the organisation',
      flag: '--from DATE',
      given: options.from,
      usual: asOf,
      understand: asDate,
    }),
  };
}
