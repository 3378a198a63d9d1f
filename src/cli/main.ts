import { Command, CommanderError } from 'commander';
import { AUDIENCE } from './audience-option.ts';
import { approveCommand, type ApproveOptions } from './commands/approve.ts';
import { briefCommand } from './commands/brief.ts';
import { buildCommand } from './commands/build.ts';
import { checkCommand, FORMATS } from './commands/check.ts';
import { codeownersCommand } from './commands/codeowners.ts';
import { devCommand } from './commands/dev.ts';
import { diffSnapshotsCommand } from './commands/diff-snapshots.ts';
import { dueCommand } from './commands/due.ts';
import { explainCommand } from './commands/explain.ts';
import { importCatalogCommand } from './commands/import-catalog.ts';
import { importInventoryCommand } from './commands/import-inventory.ts';
import { importNhisCommand } from './commands/import-nhis.ts';
import { initCommand } from './commands/init.ts';
import { nhiBlastRadiusCommand } from './commands/nhi-blast-radius.ts';
import { previewCommand } from './commands/preview.ts';
import { proofCommand } from './commands/proof.ts';
import { schemaCommand } from './commands/schema.ts';
import { verifyCommand } from './commands/verify.ts';
import { SOURCES } from '../import/nhis/import-nhis.ts';
import { VERSION } from '../diagnostic/version.ts';
import { SCHEMA_KINDS } from '../validate/json-schema.ts';
import { addEditing, judgingIn } from './editing.ts';
import { addExporting } from './exporting.ts';
import { run } from './run-command.ts';

const program = new Command('countersign')
  .description(
    'A registry of AI systems that proves who approved them. Records in, a published site out, and a build that refuses.',
  )
  .version(VERSION)
  .exitOverride()
  .showHelpAfterError('(--help says what there is)');

/** A command that judges a content folder. */
function judging(name: string, summary: string, group = program): Command {
  return judgingIn(group, name, summary);
}

judging('check', 'judge every record, and print all findings')
  .option('--format <format...>', `${FORMATS.join(', ')}; sarif=FILE writes to a file; may be given several times`, [
    'text',
  ])
  .option('--base <ref>', 'the branch that this change goes to: decisions and trust are judged by what stands there')
  .option('--changed-since <ref>', 'let only findings decide that what changed since this commit has to do with')
  .option('--fix', 'mend first what has one right answer, touching only those places; what is left is then judged')
  .option('--no-cache', 'with --changed-since: read everything anew, and keep nothing of it for the next run')
  .option('--fail-level <level>', 'exit 1 from this severity on: error, warning, info or never', 'error')
  .action(run(checkCommand));

judging('build', 'judge every record, and publish the site when all is in order')
  .option('--base <ref>', 'the branch that this change goes to: decisions and trust are judged by what stands there')
  .option('--out <folder>', 'the folder of the site', 'dist')
  .option('--base-path <path>', 'the path that the site is published under, such as /registry/')
  .option('--site <address>', 'the address that the site is published at')
  .option(
    '--previous <site>',
    'the site that was published before, or its manifest: the new one names it, and says what changed',
  )
  .option('--sign-snapshot <key>', 'sign snapshot.json with this private OpenSSH key')
  .option('--audience <name>', AUDIENCE)
  .option(
    '--offline',
    'make a copy that opens from a disk, without a server; everything works but searching and filtering',
  )
  .option(
    '--publish-link',
    'make --out a link that is turned from one release to the next, for servers that read it live',
  )
  .option(
    '--fresh',
    'make every page anew; else those of the site in --out serve again that rest on nothing that changed',
  )
  .option('--publish-failing', 'publish all the same, each failing system marked as not in order; still exits 1')
  .action(run(buildCommand));

judging('dev', 'serve the site while records are edited')
  .option('--port <port>', 'the port', '4321')
  .option('--base-path <path>', 'the path that the site is served under, such as /registry/')
  .option('--audience <name>', AUDIENCE)
  .action(run(devCommand));

for (const [name, summary, fixed] of [
  ['approve', 'show what is being decided, ask, and write the decision file', {}],
  ['accept', 'accept a residual risk of a system, by name and with a rationale', { function: 'risk' }],
] as const) {
  const isApproval = name === 'approve';
  const command = judging(name, summary).argument(
    isApproval ? '[system]' : '<system>',
    isApproval
      ? 'the system, by the name of its file, or _policy for the policy'
      : 'the system, by the name of its file',
  );
  if (isApproval) {
    command
      .option('--function <function>', 'security, privacy, legal, operations, business or go-live')
      .option(
        '--because <id>',
        'instead of a system: the shared identity or model whose change reopened decisions, to decide on them together',
      )
      .option('--from-review <file>', 'record an approving review that the forge exported: who, when, on which commit');
  } else command.requiredOption('--risk <id>', 'the residual risk');
  command
    .option(
      '--decision <word>',
      'approved, approved-with-conditions, rejected, reaffirmed, not-required, condition-met or withdrawn',
    )
    .option('--by <id>', 'who decides, by their id in people.yaml')
    .option('--for <id>', 'the person whose deputy they are')
    .option('--on <date>', 'the day of the decision; the as-of date when left out')
    .option('--rationale <text>', 'why')
    .option('--condition <id:due:text...>', 'what has to be done, and until when')
    .option('--meets <id...>', 'conditions that this declares met')
    .option('--rely-on <id...>', 'the evidence that it rests on; the fresh items of the function when left out')
    .option('--expires <date>', 'the last day; as far off as the tier allows when left out')
    .option('--forum <text>', 'the meeting, for the final word')
    .option('--minutes <text>', 'where its minutes are')
    .option('--sign <key>', 'sign the file with this private OpenSSH key')
    .option('--print', 'print the file to paste, and write nothing')
    .option('--yes', 'do not ask')
    .action(
      run((system: string | undefined, options: ApproveOptions) => approveCommand(system, { ...options, ...fixed })),
    );
}

judging('brief', 'print what is to be decided, with each decision file to paste; with --base what a change means')
  .argument('[system]', 'the system, by the name of its file; all when left out')
  .option('--function <function>', 'only this function, or risk; all that have not decided when left out')
  .option('--branch <name>', 'the branch that the files go to; the one that is checked out when left out')
  .option(
    '--base <ref>',
    'say what the change means that goes to this branch: tiers, approvals, duties, reach, findings',
  )
  .option('--format <format>', 'with --base: markdown or json; markdown when left out')
  .option('--limit <bytes>', 'with --base: the most bytes of Markdown; 65536, for a comment, when left out')
  .action(run(briefCommand));

judging('verify', 'verify each decision again, or a published snapshot, and say why it holds')
  .argument('[system]', 'the system, by the name of its file; all when left out')
  .option('--snapshot <site>', 'verify every file of a published site instead, by its folder or https:// address')
  .option(
    '--previous <sites...>',
    'with --snapshot: earlier sites, their manifests, or folders of manifests: the chain',
  )
  .option('--signers <file>', 'with --snapshot: whose signature counts, as ssh-keygen lists allowed signers')
  .option('--base <ref>', 'the branch that this change goes to: decisions and trust are judged by what stands there')
  .option('--format <format>', 'text or json', 'text')
  .action(run(verifyCommand));

judging('due', 'say what runs out next, and who has to act')
  .option('--within <period>', 'how far to look ahead, such as P90D', 'P30D')
  .option('--format <format>', 'text or json', 'text')
  .action(run(dueCommand));

const nhi = program.command('nhi').description('ask about a non-human identity');

judging('blast-radius', 'say what stops when an identity is revoked, how to revoke it, and whom to ask', nhi)
  .argument('<id>', 'the identity, by its id')
  .option('--format <format>', 'text or json', 'text')
  .action(run(nhiBlastRadiusCommand));

judging('proof', 'say who had accepted a system on a day, on what evidence, and what was missing')
  .argument('<system>', 'the system, by the name of its file')
  .option('--at <date>', 'the day, YYYY-MM-DD; its first live day when left out')
  .option('--format <format>', 'text or json', 'text')
  .action(run(proofCommand));

program
  .command('diff-snapshots')
  .argument('<before>', 'the earlier site, by its folder or https:// address')
  .argument('<after>', 'the later one')
  .option('--format <format>', 'text or json', 'text')
  .description('say what changed between two published snapshots')
  .action(run(diffSnapshotsCommand));

program
  .command('preview')
  .description('serve a built site on this machine')
  .option('--out <folder>', 'the folder of the site', 'dist')
  .option('--port <port>', 'the port; 0 for any', '4321')
  .option('--host <address>', 'the address to listen on', '127.0.0.1')
  .action(run(previewCommand));

program
  .command('init')
  .argument('<folder>', 'an empty folder, or one that is not there yet')
  .description('write a minimal valid content folder')
  .action(run(initCommand));

addEditing(program);

program
  .command('explain')
  .argument('<rule>', 'the code of a finding, such as owner/missing')
  .description('say what a rule asks, why, and what to do')
  .action(run(explainCommand));

program
  .command('schema')
  .argument('[kind]', `the kind of file: ${SCHEMA_KINDS.join(', ')}; all when left out`)
  .option('--out <folder>', 'write to this folder instead of printing')
  .option('--frontmatter', 'write to .astro/ what completes the fields of .mdx files in VS Code, for this clone')
  .option('--content <folder>', 'the content folder', 'content')
  .description('give the JSON Schemas by which an editor completes and explains fields')
  .action(run(schemaCommand));

judging('codeowners', 'say to a forge who reviews what: records, decisions, policy')
  .option('--forge <forge>', 'github, or gitlab with its sections', 'github')
  .option('--out <file>', 'write to this file, such as .github/CODEOWNERS, instead of printing')
  .action(run(codeownersCommand));

addExporting(program);

const importing = program.command('import').description('turn what is kept elsewhere into drafts');

judging('nhis', 'compare an export of identities with the registry, and draft what is not registered', importing)
  .argument('<file>', 'the export')
  .requiredOption('--from <export>', `what it is: ${[...SOURCES.keys()].join(', ')}`)
  .option('--drafts <file>', 'write what is not registered to a YAML file, to be moved into records')
  .option('--format <format>', 'text or json', 'text')
  .action(run(importNhisCommand));

importing
  .command('catalog')
  .argument('<file>', 'an OSCAL catalog, JSON or YAML, or a plain catalogue in YAML')
  .option('--id <id>', 'the id of the framework, such as nist-sp-800-53-r5; a plain catalogue may say its own')
  .option('--replace', 'replace the framework of that id')
  .option('--content <folder>', 'the content folder', 'content')
  .description('turn a catalogue of controls into a framework of the registry')
  .action(run(importCatalogCommand));

importing
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
