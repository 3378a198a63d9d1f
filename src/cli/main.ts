import { Command, CommanderError } from 'commander';
import { buildCommand } from './commands/build.ts';
import { checkCommand, FORMATS } from './commands/check.ts';
import { devCommand } from './commands/dev.ts';
import { explainCommand } from './commands/explain.ts';
import { importInventoryCommand } from './commands/import-inventory.ts';
import { initCommand } from './commands/init.ts';
import { previewCommand } from './commands/preview.ts';
import { run } from './run-command.ts';

const program = new Command('countersign')
  .description('A registry of AI systems that proves who approved them. Records in, a published site out, and a build that refuses.')
  .version('0.1.0')
  .exitOverride()
  .showHelpAfterError('(--help says what there is)');

/** A command that judges a content folder. */
function judging(name: string, summary: string): Command {
  return program
    .command(name)
    .description(summary)
    .option('--content <folder>', 'the content folder', 'content')
    .option('--as-of <date>', 'the day to judge on, YYYY-MM-DD; today when left out');
}

judging('check', 'judge every record, and print all findings')
  .option('--format <format...>', `${FORMATS.join(' or ')}; json=FILE writes to a file; may be given several times`, ['text'])
  .option('--fail-level <level>', 'exit 1 from this severity on: error, warning, info or never', 'error')
  .action(run(checkCommand));

judging('build', 'judge every record, and publish the site when all is in order')
  .option('--out <folder>', 'the folder of the site', 'dist')
  .option('--base-path <path>', 'the path that the site is published under, such as /registry/')
  .option('--site <address>', 'the address that the site is published at')
  .option('--publish-failing', 'publish all the same, each failing system marked as not in order; still exits 1')
  .action(run(buildCommand));

judging('dev', 'serve the site while records are edited')
  .option('--port <port>', 'the port', '4321')
  .option('--base-path <path>', 'the path that the site is served under, such as /registry/')
  .action(run(devCommand));

program
  .command('preview')
  .description('serve a built site on this machine')
  .option('--out <folder>', 'the folder of the site', 'dist')
  .option('--port <port>', 'the port; 0 for any', '4321')
  .option('--host <address>', 'the address to listen on', '127.0.0.1')
  .action(run(previewCommand));

program.command('init').argument('<folder>', 'an empty folder, or one that is not there yet').description('write a minimal valid content folder').action(run(initCommand));
program.command('explain').argument('<rule>', 'the code of a finding, such as owner/missing').description('say what a rule asks, why, and what to do').action(run(explainCommand));

program
  .command('import')
  .description('turn what is kept elsewhere into drafts')
  .command('inventory')
  .argument('<file>', 'a public inventory, CSV or JSON')
  .requiredOption('--map <mapping>', 'a mapping that the product ships, or a YAML file of your own')
  .option('--content <folder>', 'the content folder', 'content')
  .option('--as-of <date>', 'the day on which the records became known; today when left out')
  .option('--report <file>', 'write the report of everything dropped or changed to a file')
  .description('turn a public inventory into intake records')
  .action(run(importInventoryCommand));

try {
  await program.parseAsync();
} catch (error) {
  // Commander has said what is wrong; help and version are no fault.
  if (!(error instanceof CommanderError)) throw error;
  process.exitCode = error.exitCode === 0 ? 0 : 2;
}
