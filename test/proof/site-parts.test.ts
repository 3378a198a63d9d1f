import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { digestOf } from '../../src/assess/package.ts';
import type { SourceFile } from '../../src/read/content.ts';
import { NO_PAST, type Past, readPast } from '../../src/read/past.ts';
import { inlineHtml } from '../../src/publish/inline-html.ts';
import type { Inline, Table } from '../../src/publish/page-parts.ts';
import { goLiveProof } from '../../src/publish/pages/proof-part.ts';
import { systemPage } from '../../src/publish/pages/system-page.ts';
import { timelinePage, withLongTimelines } from '../../src/publish/pages/timeline-page.ts';
import { systemTimeline } from '../../src/publish/pages/timeline-part.ts';
import { siteContext } from '../../src/publish/site-context.ts';
import { locateAll } from '../../src/report/located.ts';
import { judge } from '../../src/run.ts';
import { decision } from '../../src/validate/schema/decision.ts';
import { scratch } from '../read/history/repository.ts';
import { AS_OF, baseFolder } from '../rules/registry.ts';
import { liveRepository, RECORD, replaced, SYSTEM } from './scratch-registry.ts';

type Edit = (path: string, text: string) => string | undefined;

/** A system’s view and its context, in the base registry with some files changed, or left out where the edit gives nothing. */
async function systemOf(
  edit: Edit = (_path, text) => text,
  { added = [], past = NO_PAST }: { added?: readonly SourceFile[]; past?: Past } = {},
) {
  const { files, odd } = baseFolder();
  const changed = files.flatMap(({ path, bytes }) => {
    const text = edit(path, bytes.toString('utf8'));
    return text === undefined ? [] : [{ path, bytes: Buffer.from(text) }];
  });
  const { assessment, diagnostics, sources } = await judge(
    { files: [...changed, ...added], odd },
    { dirty: false, prefix: '' },
    { asOf: AS_OF, past },
  );
  const view = assessment?.views.get(SYSTEM);
  if (assessment === undefined || view === undefined) throw new Error('The base registry has no such system');
  return { view, context: siteContext(assessment, locateAll(diagnostics, sources)) };
}

/** A line as somebody reads it. */
function said(line: readonly Inline[]): string {
  return inlineHtml(line, (address) => address)
    .replaceAll('<small>', ' / ')
    .replace(/<[^>]*>/g, '')
    .replaceAll('\u00a0', ' ');
}

function linesOf({ facts }: NonNullable<ReturnType<typeof goLiveProof>>): Record<string, string[]> {
  return Object.fromEntries(
    facts.map(({ term, lines, none }) => [term, lines.length > 0 ? lines.map(said) : [none ?? '']]),
  );
}

function rowsOf({ rows }: Table): string[] {
  return rows.map((cells) => cells.map(said).join(' | '));
}

describe('the go-live proof of a page', () => {
  test('says what stood, by its dates', async () => {
    const { view, context } = await systemOf();
    const proof = goLiveProof(view, context);
    expect(proof?.sentence).toBe(
      'Everything that its tier asks for stood on 1 December 2025, going by the dates that the record and the decision files give.',
    );
    expect(proof && linesOf(proof)).toMatchObject({
      'Went live': ['1 Dec 2025'],
      'Decided by then': expect.arrayContaining([
        'Security: Approved, Ana Sol, 24 Nov 2025',
        'Go-live: Approved, Ola Lie, 28 Nov 2025',
      ]),
      'Decided too late': ['nothing'],
      'Risks accepted by then': ['A good application is looked into without need: Sam Roy, 26 Nov 2025'],
      'Risks accepted too late': ['none'],
      'Evidence by then': expect.arrayContaining(['Security test: Security test of Credit Check, 3 Nov 2025']),
    });
  });

  test('says what came late, and what was not there', async () => {
    const late = (text: string) => text.replaceAll('2025-11-26', '2025-12-06');
    const { view, context } = await systemOf((path, text) => {
      if (path === RECORD)
        return replaced(
          late(text),
          /performed: 2025-11-12, (.*)collected: 2025-11-13/,
          'performed: 2025-12-12, $1collected: 2025-12-13',
        );
      if (path.includes(SYSTEM) && /2025-11-26/.test(path)) return undefined;
      return text;
    });
    const proof = goLiveProof(view, context);
    expect(proof?.tag.word).toBe('Gaps when it went live');
    const lines = proof && linesOf(proof);
    expect(lines?.['Decided by then']).toContain('Business: Not decided');
    expect(lines?.['Risks accepted too late']).toEqual([
      'Late A good application is looked into without need: 6 Dec 2025, 5 days after it went live',
    ]);
    expect(lines?.['Evidence by then']).toContain('Red-team exercise: nothing that counted');
    expect(lines?.['What was missing']).toEqual([
      'Nobody had decided for business.',
      'Nobody had accepted the risk “wrong-sort”.',
      'No evidence of the kind “Red-team exercise” counted.',
    ]);
  });

  test('a decision after the first live day is late', async () => {
    const { view, context } = await systemOf((path, text) =>
      path === RECORD ? replaced(text, /live_since: 2025-12-01/, 'live_since: 2025-11-25') : text,
    );
    const proof = goLiveProof(view, context);
    expect(proof && linesOf(proof)['Decided too late']).toEqual([
      'Late Business: Sam Roy, 26 Nov 2025, 1 day after it went live',
      'Late Go-live: Ola Lie, 28 Nov 2025, 3 days after it went live',
    ]);
  });

  test('there is none before a system is live', async () => {
    const { view, context } = await systemOf((path, text) =>
      path === RECORD ? replaced(text, /live_since: 2025-12-01\n/, '') : text,
    );
    expect(goLiveProof(view, context)).toBeUndefined();
  });
});

describe('what a go-live proof rests on', () => {
  const BUSINESS = `decisions/${SYSTEM}/2025-11-26-business.json`;
  const proofWith = async (past: Past) => {
    const { view, context } = await systemOf(undefined, { past });
    const proof = goLiveProof(view, context);
    if (proof === undefined) throw new Error('The system is not live');
    return { word: proof.tag.word, basis: proof.basis.join(' '), lines: linesOf(proof) };
  };

  test('the history bears the dates out where it held every file by then', async () => {
    const { repo } = await liveRepository();
    const { word, basis } = await proofWith(await readPast(repo.in('content')));
    expect(word).toBe('Approved when it went live');
    expect(basis).toMatch(/^The history of the repository bears them out/);
  });

  test('a decision that is dated by then and came later is named, with the commit that brought it', async () => {
    const { repo, files } = await liveRepository({ without: (path) => path === BUSINESS });
    repo.write(`content/${BUSINESS}`, files.get(BUSINESS) ?? '');
    const late = repo.commit('Add what was decided', '2025-12-10T09:00:00Z');
    const { word, basis, lines } = await proofWith(await readPast(repo.in('content')));
    expect(word).toBe('Dated earlier than it came');
    expect(basis).toContain('does not bear out every date');
    expect(lines['Committed only later']).toEqual([
      `Business, dated 26 Nov 2025 / committed 10 Dec 2025, ${late.slice(0, 10)}`,
    ]);
    expect(lines['Decided by then']).toContain(
      `Business: Approved, Sam Roy, 26 Nov 2025 / committed 10 Dec 2025, ${late.slice(0, 10)}`,
    );
  });

  test('a record that was committed only later says so', async () => {
    const { repo, files } = await liveRepository({ without: (path) => path === RECORD });
    repo.write(`content/${RECORD}`, files.get(RECORD) ?? '').commit('Add the record', '2025-12-10T09:00:00Z');
    const { word, basis } = await proofWith(await readPast(repo.in('content')));
    expect(word).toBe('Dated earlier than it came');
    expect(basis).toMatch(/^The record itself was committed only on 10 December 2025, with commit [0-9a-f]{10}\.$/);
  });

  test('a shallow clone, no repository, and files that are not committed prove nothing but their dates', async () => {
    const { repo } = await liveRepository();
    repo.write('content/README', 'later').commit('Later', '2025-12-20T09:00:00Z');
    const clone = join(scratch(), 'clone');
    repo.git('clone', '--quiet', '--depth', '1', `file://${repo.top}`, clone);
    const shallow = await proofWith(await readPast(join(clone, 'content')));
    expect(shallow.basis).toMatch(/^This copy of the repository is shallow: .* Nothing but these dates says so\.$/);
    const none = await proofWith(await readPast(scratch()));
    expect(none.basis).toMatch(/^The content folder lies in no git repository.* Nothing but these dates says so\.$/);
    const open = await liveRepository({ without: (path) => path === BUSINESS });
    const uncommitted = await proofWith(await readPast(open.repo.in('content')));
    expect(uncommitted.basis).toMatch(/^Not every decision that counts here is committed yet\./);
    for (const { word } of [shallow, none, uncommitted]) expect(word).toBe('Approved, by its own dates');
  });
});

describe('the timeline of a page', () => {
  test('holds what the record and the decisions date, the newest first', async () => {
    const { view, context } = await systemOf((path, text) =>
      path === RECORD
        ? replaced(
            text,
            /^---\nThe system/m,
            'incidents: [{ id: inc-7, on: 2026-01-03, closed: 2026-01-09 }]\n---\nThe system',
          )
        : text,
    );
    const rows = rowsOf(systemTimeline(view, context));
    expect(rows.slice(0, 4)).toEqual([
      '9 Feb 2026 | Reviewed: continue | Ola Lie | the record',
      '9 Jan 2026 | Incident inc-7 was closed | – | the record',
      '3 Jan 2026 | Incident inc-7 began | – | the record',
      '1 Dec 2025 | Went live | Kim Berg | the record',
    ]);
    expect(rows).toContainEqual(
      expect.stringMatching(
        /^26 Nov 2025 \| Risk acceptance wrong-sort: accepted the risk \/ Counts today.* \| Sam Roy/,
      ),
    );
    expect(rows.at(-1)).toMatch(/^24 Nov 2025 \| Security: approved \/ Counts today \| Ana Sol \| decision file/);
  });

  test('stands on a page of its own where it is long, and leads from there to the cards', async () => {
    const incidents = ['inc-1', 'inc-2'].map((id) => `{ id: ${id}, on: 2026-01-03, closed: 2026-01-09 }`);
    const { view, context } = await systemOf((path, text) =>
      path === RECORD
        ? replaced(text, /^---\nThe system/m, `incidents: [${incidents.join(', ')}]\n---\nThe system`)
        : text,
    );
    const whole = systemTimeline(view, context);
    const { newest, older } = systemPage(view, context, '/');
    expect(whole.rows.length).toBeGreaterThan(newest.rows.length);
    expect(newest.rows).toEqual(whole.rows.slice(0, newest.rows.length));
    expect(newest.caption).toContain(`The newest ${newest.rows.length} of ${whole.rows.length}`);
    expect(older).toBe(`/systems/${SYSTEM}/timeline/`);
    expect(withLongTimelines(context)).toContain(SYSTEM);
    const [table] = timelinePage(view, context).sections.map((section) => section.table);
    expect(table && rowsOf(table)).toEqual(rowsOf(whole));
    expect(JSON.stringify(table)).toContain(`"/systems/${SYSTEM}/#decision-security"`);
  });

  test('stays on the page of the system where it is short', async () => {
    const { view, context } = await systemOf();
    const { newest, older, timeline } = systemPage(view, context, '/');
    expect(newest).toBe(timeline);
    expect(older).toBeUndefined();
    expect(withLongTimelines(context)).not.toContain(SYSTEM);
  });

  test('shows a material change where a function decided on other values', async () => {
    const folder = `decisions/${SYSTEM}`;
    const first = baseFolder().files.find(({ path }) => path === `${folder}/2025-11-24-security.json`);
    const statement = decision.parse(JSON.parse(String(first?.bytes)));
    const [model] = statement.predicate.package?.['models'] as [Record<string, string>];
    statement.predicate.on = '2026-02-20';
    model['version'] = '1.5';
    statement.subject[0].digest.sha256 = digestOf(statement.predicate.package ?? {});
    const again = { path: `${folder}/2026-02-20-security.json`, bytes: Buffer.from(JSON.stringify(statement)) };
    const { view, context } = await systemOf(undefined, { added: [again] });
    const rows = rowsOf(systemTimeline(view, context));
    expect(rows[0]).toMatch(/^20 Feb 2026 \| Security: approved/);
    expect(rows[1]).toBe(
      '20 Feb 2026 | Changed materially since 24 Nov 2025: the version of the model score-card: 1.4 → 1.5 | – | what security decided on',
    );
    expect(rows.at(-1)).toMatch(/^24 Nov 2025 \| Security: approved \/ \S/);
  });

  test('tells with a history when the record came and was changed', async () => {
    const { repo, files, commit } = await liveRepository();
    repo.write(`content/${RECORD}`, `${files.get(RECORD)}More text.\n`);
    const changed = repo.commit('Say more <b>', '2026-01-15T09:00:00Z');
    const { view, context } = await systemOf(undefined, { past: await readPast(repo.in('content')) });
    const table = systemTimeline(view, context);
    const rows = rowsOf(table);
    expect(rows).toContain(
      `15 Jan 2026 | The record was changed / Say more &lt;b&gt; | Priya Shah | commit ${changed.slice(0, 10)}`,
    );
    expect(rows).toContain(`30 Nov 2025 | The record was created / Begin | Priya Shah | commit ${commit.slice(0, 10)}`);
    expect(table.caption).toBe(
      `${rows.length} things that happened, the newest first; no decision is ever edited or removed`,
    );
  });
});
