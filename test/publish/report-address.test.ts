import { expect, test } from 'vitest';
import { reportAddress } from '../../src/publish/report-address.ts';

const SNAPSHOT = {
  report: undefined,
  edit: undefined,
  contentPrefix: 'content/',
  commit: '1a2b3c4',
  asOf: '2026-03-01',
};
const PAGE = { title: 'A & B', path: '/systems/a/', file: 'systems/a.mdx' };

test.each([
  ['https://github.com/n/r/edit/main/{path}', 'https://github.com/n/r/issues/new?title='],
  ['https://git.example/n/r/-/edit/main/{path}', 'https://git.example/n/r/-/issues/new?issue[title]='],
  ['https://code.example/n/r/_edit/main/{path}', 'https://code.example/n/r/issues/new?title='],
])('a problem is a new issue on the forge of %s', (edit, begins) => {
  const address = reportAddress({ ...SNAPSHOT, edit }, PAGE);
  expect(address?.startsWith(begins)).toBe(true);
  const said = [...new URL(address ?? '').searchParams.values()];
  expect(said[0]).toBe('Problem with “A & B”');
  expect(said[1]).toContain('content/systems/a.mdx, /systems/a/\nSnapshot 1a2b3c4, as of 2026-03-01');
});

test('goes where the registry says, and nowhere where nobody knows', () => {
  const report = 'https://desk.example/new?s={title}&t={text}';
  expect(reportAddress({ ...SNAPSHOT, report }, { ...PAGE, title: '$& {text}' })).toMatch(
    /^https:\/\/desk\.example\/new\?s=Problem%20with%20%E2%80%9C%24%26%20%7Btext%7D%E2%80%9D&t=content/,
  );
  expect(reportAddress(SNAPSHOT, PAGE)).toBeUndefined();
  expect(reportAddress({ ...SNAPSHOT, edit: 'https://files.example/{path}' }, PAGE)).toBeUndefined();
});
