import { spawnSync } from 'node:child_process';
import { chmodSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, onTestFinished, test } from 'vitest';

const SCRIPT = join(import.meta.dirname, '../../hosting/s3/upload.sh');

/** Runs the script with a program in the place of the AWS CLI that only notes what it was asked. */
function upload(folder: string, ...words: string[]): { status: number | null; stderr: string; calls: string[] } {
  const notes = join(folder, 'calls');
  writeFileSync(notes, '');
  writeFileSync(join(folder, 'aws'), `#!/bin/sh\necho "$*" >> '${notes}'\n`);
  chmodSync(join(folder, 'aws'), 0o755);
  const { status, stderr } = spawnSync('sh', [SCRIPT, ...words], {
    encoding: 'utf8',
    env: { ...process.env, PATH: `${folder}:${process.env['PATH'] ?? ''}` },
  });
  return { status, stderr, calls: readFileSync(notes, 'utf8').split('\n').slice(0, -1) };
}

function scratch(): string {
  const folder = mkdtempSync(join(tmpdir(), 'countersign-upload-'));
  onTestFinished(() => rmSync(folder, { recursive: true }));
  return folder;
}

test('a site is uploaded so that no page is there before what it needs, the manifest after both, and removals last', () => {
  const folder = scratch();
  writeFileSync(join(folder, 'snapshot.json'), '{}');
  const { status, calls } = upload(folder, folder, 's3://bucket');
  expect(status).toBe(0);
  for (const call of calls) expect(call).toContain(`s3 sync ${folder} s3://bucket `);
  const at = (part: string) => calls.findIndex((call) => call.includes(part));
  expect(at('--exclude *.html')).toBe(0);
  expect(at('--include *.html')).toBeGreaterThan(at('--include *.woff2'));
  expect(at('--include snapshot.json*')).toBeGreaterThan(at('--include *.html'));
  expect(at('--delete')).toBe(calls.length - 1);
});

test('what is no built site is not uploaded', () => {
  const folder = scratch();
  const { status, stderr, calls } = upload(folder, folder, 's3://bucket');
  expect([status, calls]).toEqual([2, []]);
  expect(stderr).toContain('is no built site: it has no snapshot.json.');
});
