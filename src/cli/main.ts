import sade from 'sade';
import { checkCommand } from './commands/check.ts';
import { run } from './run-command.ts';

const program = sade('countersign');
program
  .version('0.1.0')
  .option('--content', 'The content folder', 'content')
  .option('--as-of', 'The day to judge on, YYYY-MM-DD; today when left out');

program
  .command('check')
  .describe('Judge every record, and print all findings.')
  .option('--format', 'text or json, or json=FILE; may be given several times', 'text')
  .option('--fail-level', 'Exit 1 from this severity on: error, warning, info or never', 'error')
  .action(run(checkCommand));

program.parse(process.argv);
