import { diffSections } from '../../snapshots/diff-lines.ts';
import { diffSnapshots, type NamedRegisters } from '../../snapshots/diff.ts';
import { snapshotWords } from '../../snapshots/diff-text.ts';
import { KEYS, type RegisterName, type Registers } from '../../snapshots/registers.ts';
import type { Inline, Table } from '../page-parts.ts';
import { REGISTERS } from '../registers/index.ts';
import { type SiteContext, systemLink } from '../site-context.ts';
import { counted } from '../words.ts';

const MOST = 20;

/** What changed since the snapshot that the build was told of; without one, that none was named. */
export function sinceSnapshotTable(previous: NamedRegisters | undefined, context: SiteContext): Table {
  const columns = [{ title: 'About' }, { title: 'System' }, { title: 'What changed', as: 'words' }] as const;
  if (previous === undefined || previous.registers.size === 0)
    return {
      caption: 'Changes since the snapshot before',
      columns,
      rows: [],
      empty:
        previous === undefined
          ? 'No earlier snapshot was named when this one was built (--previous).'
          : `The snapshot ${snapshotWords(previous.name)} was named by its manifest alone, so what changed is not known.`,
    };
  const after = { name: previous.name, registers: registersOf(context) };
  const lines = diffSections(diffSnapshots(previous, after)).flatMap(({ title, lines: of }) =>
    of.map(({ text, system }) => ({ title, text, system })),
  );
  const since = `since the snapshot ${snapshotWords(previous.name)}`;
  const rest =
    lines.length > MOST ? `, of which the first ${MOST} are here; “countersign diff-snapshots” tells all` : '';
  return {
    caption: `${counted(lines.length, 'change', 'changes')} ${since}${rest}`,
    columns,
    rows: lines
      .slice(0, MOST)
      .map(({ title, text, system }): Inline[][] => [
        [title],
        system === undefined ? [] : [systemLink(context, system)],
        [text],
      ]),
    empty: `Nothing changed in what is registered ${since}.`,
  };
}

/** The registers as the site has them, to be compared with those of another snapshot. */
function registersOf(context: SiteContext): Registers {
  return new Map(
    REGISTERS.filter(({ name, isOnSite }) => Object.hasOwn(KEYS, name) && isOnSite(context)).map((register) => {
      const { name, columns, rows } = register.tableOf(context);
      return [
        name as RegisterName, // just looked up
        rows.map((row) =>
          Object.fromEntries(
            columns.map((column, at) => {
              const cell = row[at] ?? null;
              return [column.name, Array.isArray(cell) ? [...cell] : cell];
            }),
          ),
        ),
      ];
    }),
  );
}
