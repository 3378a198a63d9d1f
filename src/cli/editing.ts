import type { Command } from 'commander';
import { handoverCommand } from './commands/handover.ts';
import { newExceptionCommand } from './commands/new-exception.ts';
import { newPersonCommand } from './commands/new-person.ts';
import { newSystemCommand } from './commands/new-system.ts';
import { renewCommand } from './commands/renew.ts';
import { run } from './run-command.ts';

/** A command of a group that judges a content folder. */
export function judgingIn(group: Command, name: string, summary: string): Command {
  return group
    .command(name)
    .description(summary)
    .option('--content <folder>', 'the content folder', 'content')
    .option('--as-of <date>', 'the day to judge on, YYYY-MM-DD; today when left out')
    .option('--quiet', 'do not say how far it is');
}

/** The commands for those who edit records. */
export function addEditing(program: Command): void {
  const making = program.command('new').description('write a record to go on with; asks where there is a terminal');

  /** A command that writes something new into the folder. */
  function makingNew(name: string, summary: string): Command {
    return judgingIn(making, name, summary)
      .argument('<id>', 'its id: lower-case letters, digits and single hyphens')
      .option('--print', 'print it, and write nothing')
      .option('--yes', 'do not ask: what is left out stays out');
  }

  makingNew('system', 'the record of a proposed system, with what its tier asks for as comments')
    .option('--title <text>', 'what people call it')
    .option('--purpose <text>', 'what it does and for whom')
    .option('--owner <id>', 'the one person who is accountable')
    .option('--governance-owner <id>', 'who runs the approval and never approves')
    .option('--sponsor <id>', 'the business sponsor')
    .option('--team <id>', 'the team that runs it; that of the owner when left out')
    .option('--audience <words>', 'who meets it or what it writes: staff,partners,customers,public')
    .option('--autonomy <word>', 'how far it acts without a person: assistive, supervised or autonomous')
    .option('--data-classes <words>', 'the classes of data that it handles, with commas')
    .option('--set <field=value...>', 'any other field, such as tools="[{ id: crm, access: read }]"')
    .action(run(newSystemCommand));

  makingNew('exception', 'a time-bound permission to break one rule')
    .option('--rule <code>', 'the rule that cannot be kept')
    .option('--systems <ids>', 'the systems that it is for, with commas')
    .option('--subjects <ids>', 'the things in them that it is for, with commas')
    .option('--title <text>', 'what it is about')
    .option('--kind <kind>', 'standard, emergency or interim')
    .option('--reason <text>', 'why the rule cannot be kept now')
    .option('--compensating <text...>', 'what keeps the risk in bounds meanwhile')
    .option('--requested-by <id>', 'who asks')
    .option('--approved-by <id>', 'who approves: somebody else, who holds the function of the rule')
    .option('--from <date>', 'the first day; the as-of date when left out')
    .option('--until <date>', 'the last day; as far off as it may be when left out')
    .option('--closes-with <text>', 'what ends it')
    .action(run(newExceptionCommand));

  makingNew('person', 'an entry of people.yaml, touching no other line')
    .option('--name <text>', 'their name')
    .option('--email <address>', 'where to write to')
    .option('--account <name>', 'their user name on the forge')
    .option('--title <text>', 'what they do')
    .option('--team <id>', 'their team')
    .option('--from <date>', 'their first day; the as-of date when left out')
    .action(run(newPersonCommand));

  judgingIn(program, 'handover', 'put one person in the place of another wherever somebody answers for something today')
    .requiredOption('--from <id>', 'who hands over')
    .requiredOption('--to <id>', 'who takes over, and is there on the as-of date')
    .option('--until <date>', 'also write the last day of the first into people.yaml')
    .option('--except <id...>', 'records to leave out')
    .option('--dry-run', 'say what would change and what would then be found, and write nothing')
    .option('--anyway', 'write even where check would then find an error that it does not find today')
    .action(run(handoverCommand));

  judgingIn(
    program,
    'renew',
    'lay out a round of reviews: what has changed, what runs out, what to confirm, who decides',
  )
    .argument('<system>', 'the system, by the name of its file')
    .option('--on <date>', 'the day of the round; the as-of date when left out')
    .option('--within <period>', 'look further ahead than the next round, such as P6M')
    .option('--print', 'print the files of the decisions that can be reaffirmed, without their rationale')
    .option('--write', 'add the review that was held to the record; it says who held it and what was decided')
    .option('--by <id>', 'with --write, who held it')
    .option('--outcome <word>', 'with --write, what was decided: continue, change, suspend or retire')
    .option(
      '--next <date>',
      'with --write, the last day on which it counts; as far off as the tier allows when left out',
    )
    .option('--note <text>', 'with --write, what was seen')
    .action(run(renewCommand));
}
