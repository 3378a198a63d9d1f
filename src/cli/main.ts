import sade from 'sade';
import { buildCommand } from './commands/build.ts';
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

program
  .command('build')
  .describe('Judge every record, and publish the site when all is in order.')
  .option('--out', 'The folder of the site', 'dist')
  .option('--base-path', 'The path that the site is published under, such as /registry/')
  .option('--site', 'The address that the site is published at')
  .option('--publish-failing', 'Publish all the same, each failing system marked as not in order; still exits 1')
  .action(run(buildCommand));

program.parse(process.argv);
