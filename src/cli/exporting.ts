import type { Command } from 'commander';
import { listWords } from '../diagnostic/suggest.ts';
import { DOCUMENTS } from '../publish/documents.ts';
import { REGISTERS } from '../publish/registers/index.ts';
import { exportAuditPackCommand } from './commands/export-audit-pack.ts';
import { exportDocumentCommand } from './commands/export-document.ts';
import { exportCalendarCommand, exportChangesCommand } from './commands/export-feed.ts';
import { exportMatrixCommand } from './commands/export-matrix.ts';
import { exportRegisterCommand } from './commands/export-register.ts';
import { AUDIENCE } from './audience-option.ts';
import { judgingIn } from './editing.ts';
import { run } from './run-command.ts';

/** The commands that write what is registered for others to use. */
export function addExporting(program: Command): void {
  const exporting = program.command('export').description('write what is registered for others to use');
  const judging = (name: string, summary: string) =>
    judgingIn(exporting, name, summary).option('--audience <name>', AUDIENCE);

  judging('audit-pack', 'write all that verifies the approval of a system without Countersign into one zip')
    .argument('<system>', 'the system, by the name of its file')
    .option('--out <file>', 'the zip; audit-pack-SYSTEM-DATE.zip when left out')
    .option('--with-evidence', 'put the evidence files in, too, and not only their hashes')
    .action(run(exportAuditPackCommand));

  judging('register', 'write a register as a table: systems, identities, decisions, evidence and so on')
    .argument('<name>', listWords(REGISTERS.map(({ name }) => name)))
    .option('--format <format>', 'csv, json or xlsx', 'csv')
    .option('--out <file>', 'where to; the terminal when left out, and NAME-DATE.xlsx for a workbook')
    .action(run(exportRegisterCommand));

  judging('matrix', 'write the matrix of a framework as a table: systems by controls')
    .argument('<framework>', 'the framework, by its id')
    .option('--format <format>', 'csv, json or xlsx', 'csv')
    .option('--out <file>', 'where to; the terminal when left out, and matrix-ID-DATE.xlsx for a workbook')
    .action(run(exportMatrixCommand));

  for (const kind of DOCUMENTS)
    judging(kind.name, `${kind.title}: ${kind.means.charAt(0).toLowerCase()}${kind.means.slice(1, -1)}`)
      .argument('[id]', `the ${kind.thing}, by its id${kind.ofAll ? '; the whole registry when left out' : ''}`)
      .option('--out <file>', `where to; the terminal when left out; FOLDER/ for a file for each ${kind.thing}`)
      .action(run(exportDocumentCommand(kind)));

  judging('calendar', 'write what runs out as an iCalendar, with an event for each last day')
    .option('--person <id>', 'only what this person has to act on')
    .option('--out <file>', 'where to; the terminal when left out')
    .action(run(exportCalendarCommand));

  judging('changes', 'write what happened in the last six months as a feed')
    .option('--format <format>', 'atom or json', 'atom')
    .option('--out <file>', 'where to; the terminal when left out')
    .action(run(exportChangesCommand));
}
