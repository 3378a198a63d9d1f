import type { Assessment } from '../../assess/assess.ts';
import { tierOfRecord } from '../../assess/tier.ts';
import { sentence } from '../../assess/names.ts';
import { newSystem } from '../../edit/new/new-system.ts';
import { tierQuestions } from '../../edit/new/questions.ts';
import { recordOf } from '../../edit/new/record-of.ts';
import { check } from '../../validate/lenient.ts';
import { system, type SystemData } from '../../validate/schema/system.ts';
import { ownTerminal } from '../ask.ts';
import { gateWithFolder } from '../gate-with-folder.ts';
import { judgedOf } from '../judged.ts';
import { Answers } from '../new/answers.ts';
import { askTierQuestions, type Said } from '../new/ask-fields.ts';
import { freePath, putNew, type PutNewOptions } from '../new/put-new.ts';
import { saidBy } from '../new/set-option.ts';
import { asOneOf, asPerson, asText } from '../new/understand.ts';
import { UsageError } from '../usage.ts';

export interface NewSystemOptions extends PutNewOptions {
  readonly title?: string | undefined;
  readonly purpose?: string | undefined;
  readonly owner?: string | undefined;
  readonly governanceOwner?: string | undefined;
  readonly sponsor?: string | undefined;
  readonly team?: string | undefined;
  readonly audience?: string | undefined;
  readonly autonomy?: string | undefined;
  readonly dataClasses?: string | undefined;
  /** `FIELD=VALUE`, for any other field. */
  readonly set?: readonly string[] | undefined;
  /** Do not ask: what is left out stays out. */
  readonly yes?: boolean | undefined;
}

/** Asks what decides the tier of a system, and writes the record of a proposed one, with what is asked of it as comments. */
export async function newSystemCommand(id: string, options: NewSystemOptions): Promise<number> {
  const around = await gateWithFolder(options);
  const assessment = judgedOf(around.gate, 'nobody can say what it asks of a system');
  const path = freePath(id, 'system', `systems/${id}.mdx`, around);
  const answers = new Answers(options.yes ? undefined : ownTerminal());
  const said = saidBy([
    ...(options.audience === undefined ? [] : [`audience=${options.audience}`]),
    ...(options.autonomy === undefined ? [] : [`autonomy=${options.autonomy}`]),
    ...(options.dataClasses === undefined ? [] : [`data.classes=${options.dataClasses}`]),
    ...(options.set ?? []),
  ]);
  await askWhatAndWho(id, { options, answers, assessment, said });
  const { registry } = assessment;
  const regimes = Object.keys(registry.config.regimes ?? {});
  await askTierQuestions(tierQuestions(registry.policy), answers, { said, regimes });
  await askRoles({ options, answers, assessment, said });
  const { text, tier, reasons } = newSystem(dataOf(said, path), registry.policy);
  const code = await putNew({ path, text }, around, options);
  const why = reasons.length === 0 ? registry.policy.tiers[tier].means : `${reasons.join('. ')}.`;
  if (code === 0) process.stderr.write(`Tier: ${tier}. ${sentence(why)}\n`);
  return code;
}

interface Asking {
  readonly options: NewSystemOptions;
  readonly answers: Answers;
  readonly assessment: Assessment;
  readonly said: Said;
}

/** Sets a field that was answered, unless `--set` has said it. */
async function settle(said: Said, path: string, ask: () => Promise<unknown>): Promise<void> {
  if (said.has(path)) return;
  const value = await ask();
  if (value !== undefined) said.set(path, value);
}

async function askWhatAndWho(id: string, { options, answers, assessment, said }: Asking): Promise<void> {
  const { registry, asOf } = assessment;
  await settle(said, 'title', () =>
    answers.needed({
      what: 'What people call it',
      flag: '--title "Support Copilot"',
      given: options.title,
      usual: sentence(id.replaceAll('-', ' ')),
      understand: asText,
    }),
  );
  await settle(said, 'purpose', () =>
    answers.optional({
      what: 'What it does and for whom, in a sentence',
      flag: '--purpose TEXT',
      given: options.purpose,
      understand: asText,
    }),
  );
  await settle(said, 'owner', () =>
    answers.needed({
      what: 'Owner',
      about: ['The one person who is accountable, by their id in people.yaml.'],
      flag: '--owner ID',
      given: options.owner,
      understand: asPerson(registry, asOf),
    }),
  );
  const teams = [...registry.teams.keys()];
  await settle(said, 'team', () =>
    answers.optional({
      what: 'Team that runs it',
      flag: '--team ID',
      given: options.team,
      usual: registry.people.get(String(said.get('owner')))?.team,
      understand: asOneOf(teams, 'team in people.yaml'),
    }),
  );
}

/** The governance owner where the tier asks for one, and the sponsor: neither is the owner. */
async function askRoles({ options, answers, assessment, said }: Asking): Promise<void> {
  const { registry, asOf } = assessment;
  const owner = said.get('owner');
  const isOwner = (id: string) => (id === owner ? `${id} is the owner already.` : undefined);
  const { tier } = tierOfRecord(registry.policy)(recordOf(said));
  const person = asPerson(registry, asOf, isOwner);
  if (options.governanceOwner !== undefined || registry.policy.tiers[tier].governance_owner)
    await settle(said, 'governance_owner', () =>
      answers.optional({
        what: 'Governance owner',
        about: [`Who runs the approval and never approves; the ${tier} tier asks for one.`],
        flag: '--governance-owner ID',
        given: options.governanceOwner,
        understand: person,
      }),
    );
  await settle(said, 'sponsor', () =>
    answers.optional({
      what: 'Business sponsor',
      about: ['Who confirms that it is worth its risk.'],
      flag: '--sponsor ID',
      given: options.sponsor,
      understand: person,
    }),
  );
}

/** What was said, held to the schema. */
function dataOf(said: Said, path: string): Omit<SystemData, 'status'> {
  const { value, diagnostics } = check(system, recordOf(said), path);
  const [first] = diagnostics;
  if (first !== undefined) throw new UsageError(first.message, first.hint);
  return value ?? {};
}
