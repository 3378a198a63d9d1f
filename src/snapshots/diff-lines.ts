import { compare } from '../diagnostic/compare.ts';
import { inWords, isCalendarDate } from '../diagnostic/calendar.ts';
import { listWords } from '../diagnostic/suggest.ts';
import type { FieldChange, RowChange, RowChanges } from './compare-rows.ts';
import type { SnapshotDiff } from './diff.ts';
import type { Cell, Row } from './registers.ts';

/** One thing that changed, as a sentence, and the system that it is about. */
export interface DiffLine {
  readonly text: string;
  readonly system?: string | undefined;
}

export interface DiffSection {
  readonly title: string;
  readonly lines: readonly DiffLine[];
}

/** What changed between two snapshots in the registry’s words, with a section for each thing; one without lines is left out. */
export function diffSections({ registers, coverage }: SnapshotDiff): DiffSection[] {
  const { systems, intake, nhis, decisions, risks, evidence, exceptions, findings } = registers;
  const sections: DiffSection[] = [
    { title: 'Systems', lines: systemLines(systems) },
    {
      title: 'Known, not registered',
      lines: rowLines(intake, (row) => `${text(row['title'])} (${text(row['intake'])})`),
    },
    { title: 'Decisions', lines: decisionLines(decisions) },
    { title: 'Risk acceptances', lines: rowLines(risks, (row) => `${text(row['risk'])} of ${text(row['system'])}`) },
    { title: 'Exceptions', lines: exceptionLines(exceptions) },
    { title: 'Findings', lines: findingLines(findings) },
    { title: 'Non-human identities', lines: rowLines(nhis, (row) => text(row['nhi'])) },
    { title: 'Evidence', lines: rowLines(evidence, (row) => `${text(row['evidence'])} of ${text(row['system'])}`) },
    { title: 'Coverage', lines: coverageLines(registers.coverage, coverage) },
  ];
  return sections.filter(({ lines }) => lines.length > 0);
}

function systemLines({ added, gone, changed }: RowChanges): DiffLine[] {
  return [
    ...added.map((row) => line(row, `${nameOf(row)} was added: ${text(row['status'])}, ${text(row['tier'])} tier.`)),
    ...gone.map((row) => ({
      text: `${nameOf(row)} is gone: it was ${text(row['status'])}, ${text(row['tier'])} tier.`,
    })),
    ...changed.map(({ row, fields }) => line(row, `${nameOf(row)}: ${systemWords(fields)}.`)),
  ];
}

function systemWords(fields: readonly FieldChange[]): string {
  return fields
    .map((change) => {
      if (change.field === 'status' && change.is === 'retired') return `retired (was ${text(change.was)})`;
      return fieldWords(change);
    })
    .join('; ');
}

function decisionLines({ added, gone, changed }: RowChanges): DiffLine[] {
  const said = (row: Row) =>
    `${text(row['function'])} on ${text(row['system'])}${typeof row['risk'] !== 'string' ? '' : ` (${text(row['risk'])})`}: ${text(row['decision'])} by ${text(row['by'])}, ${text(row['on'])}`;
  return [
    ...added.map((row) => line(row, `New: ${said(row)}.`)),
    ...gone.map((row) => line(row, `Gone: ${said(row)}.`)),
    ...changed.map((change) => line(change.row, `${said(change.row)}: ${listed(change)}.`)),
  ];
}

function exceptionLines({ added, gone, changed }: RowChanges): DiffLine[] {
  const said = (row: Row) =>
    `${text(row['title'])}, from ${text(row['rule'])} for ${text(row['systems'])}, until ${text(row['until'])}`;
  return [
    ...added.map((row) => ({ text: `New: ${said(row)}.` })),
    ...gone.map((row) => ({ text: `Ended: ${said(row)}.` })),
    ...changed.map((change) => ({ text: `${text(change.row['title'])}: ${listed(change)}.` })),
  ];
}

function findingLines({ added, gone, changed }: RowChanges): DiffLine[] {
  const said = (row: Row) =>
    `${text(row['message'])} (${text(row['severity'])}, ${text(row['code'])}, ${text(row['file'])})`;
  return [
    ...bySeverity(added).map((row) => line(row, `New: ${said(row)}`)),
    ...bySeverity(gone).map((row) => line(row, `No longer found: ${said(row)}`)),
    ...changed.map((change) => line(change.row, `${said(change.row)}: ${listed(change)}.`)),
  ];
}

function bySeverity(rows: readonly Row[]): Row[] {
  const rank = ({ severity }: Row) => SEVERITIES.findIndex((one) => one === severity);
  const place = (row: Row) => `${text(row['file'])} ${text(row['code'])} ${text(row['message'])}`;
  return [...rows].sort((a, b) => rank(a) - rank(b) || compare(place(a), place(b)));
}

const SEVERITIES = ['error', 'warning', 'info'];

/** The sum over all, and how many controls were won and lost; the matrix of each framework has the rest. */
function coverageLines({ changed }: RowChanges, { was, is }: SnapshotDiff['coverage']): DiffLine[] {
  const total = ({ covered, required }: typeof was) =>
    `${covered.toLocaleString('en-GB')} of ${required.toLocaleString('en-GB')}`;
  const sum =
    total(was) === total(is) ? [] : [{ text: `Required controls with fresh evidence: ${total(was)} → ${total(is)}.` }];
  return [
    ...sum,
    ...changed.map(({ row, fields }) =>
      line(row, `${text(row['control'])} of ${text(row['system'])}: ${fields.map(fieldWords).join('; ')}.`),
    ),
  ];
}

function rowLines({ added, gone, changed }: RowChanges, said: (row: Row) => string): DiffLine[] {
  return [
    ...added.map((row) => line(row, `New: ${said(row)}.`)),
    ...gone.map((row) => line(row, `Gone: ${said(row)}.`)),
    ...changed.map((change) => line(change.row, `${said(change.row)}: ${listed(change)}.`)),
  ];
}

function line({ system }: Row, said: string): DiffLine {
  return { text: said, system: typeof system === 'string' ? system : undefined };
}

function nameOf(row: Row): string {
  return `${text(row['title'] ?? row['system'])} (${text(row['system'])})`;
}

function listed({ fields }: RowChange): string {
  return fields.map(fieldWords).join('; ');
}

/** What is said of a field that is either so or not: once it is, and once it is not. */
const YES_OR_NO: Readonly<Record<string, readonly [string, string]>> = {
  in_order: ['in order again', 'no longer in order'],
  governs: ['governs again', 'no longer governs'],
  active: ['active again', 'revoked'],
};

/** `tier standard → high`, or for a list what came and went. */
function fieldWords({ field, was, is }: FieldChange): string {
  const words = typeof is === 'boolean' ? YES_OR_NO[field] : undefined;
  if (words !== undefined) return words[is === true ? 0 : 1];
  const name = field.replaceAll('_', ' ');
  if (!Array.isArray(was) || !Array.isArray(is)) return `${name} ${text(was)} → ${text(is)}`;
  const came = is.filter((one) => !was.includes(one)).map((one) => `+ ${one}`);
  const went = was.filter((one) => !is.includes(one)).map((one) => `− ${one}`);
  return came.length + went.length === 0 ? `${name} in another order` : `${name} ${[...came, ...went].join(', ')}`;
}

function text(cell: Cell | undefined): string {
  if (cell === null || cell === undefined) return 'none';
  if (typeof cell === 'boolean') return cell ? 'yes' : 'no';
  if (Array.isArray(cell)) return cell.length === 0 ? 'none' : listWords(cell, 'and', Number.POSITIVE_INFINITY);
  return typeof cell === 'string' && isCalendarDate(cell) ? inWords(cell) : String(cell);
}
