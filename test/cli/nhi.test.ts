import { mkdir, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { baseCopy, countersign } from './run.ts';

const AT = ['--content', 'test/rules/base'];

describe('nhi blast-radius', () => {
  it('says how to revoke, what stops and whom to call', async () => {
    const { code, stdout } = await countersign('nhi', 'blast-radius', 'svc-order-helper', ...AT);
    expect(code).toBe(0);
    expect(stdout).toContain('How to revoke it  Disable the account in the directory (RB-2)');
    expect(stdout).toContain('What stops: 1 tool in 1 system');
    expect(stdout).toContain('on call core-oncall');
  });

  it('gives the same as JSON, with null for what nobody knows', async () => {
    const { stdout } = await countersign('nhi', 'blast-radius', 'svc-order-helper', '--format', 'json', ...AT);
    expect(JSON.parse(stdout)).toMatchObject({
      id: 'svc-order-helper',
      owner: { id: 'mia-strand', name: 'Mia Strand' },
      vendor: null,
      secret: { due: '2026-05-17' },
      drillDue: '2027-01-14',
      stops: { tools: 1, systems: [{ id: 'order-helper', onCall: 'core-oncall', tools: [{ id: 'order-desk' }] }] },
    });
  });

  it('names the identity that was probably meant, and ends with 2', async () => {
    const { code, stdout, stderr } = await countersign('nhi', 'blast-radius', 'svc-order-helpr', ...AT);
    expect([code, stdout]).toEqual([2, '']);
    expect(stderr).toBe('There is no identity “svc-order-helpr”.\n→ Did you mean “svc-order-helper”?\n');
  });

  it('prints nothing that a terminal would act on', async () => {
    const content = await baseCopy();
    const shared = 'nhis: [{ id: svc-a, shared_because: One desk., revoke: "##[error]Call." }]';
    await mkdir(join(content, 'shared'));
    await writeFile(join(content, 'shared/nhis.yaml'), shared);
    const { stdout } = await countersign('nhi', 'blast-radius', 'svc-a', '--content', content, '--as-of', '2026-03-01');
    expect(stdout).toContain('Call.');
    expect(stdout).not.toContain('##[error]');
  });
});

describe('due', () => {
  it('lists rotations and drills with whoever acts, up to the last day of the period', async () => {
    const until = async (period: string) =>
      (await countersign('due', '--within', period, '--format', 'json', ...AT)).stdout;
    const kinds = (text: string): string[] => {
      const { dates } = JSON.parse(text) as { dates: { date: string; kind: string; subject: string }[] };
      return dates.map(({ date, kind, subject }) => `${date} ${kind} ${subject}`);
    };
    expect(kinds(await until('P77D'))).toContain('2026-05-17 rotation svc-order-helper');
    expect(kinds(await until('P76D'))).not.toContain('2026-05-17 rotation svc-order-helper');
    expect(kinds(await until('P1Y'))).toContain('2027-01-14 drill svc-order-helper');
  });

  it('says in words what happens when nobody acts', async () => {
    const { code, stdout } = await countersign('due', '--within', 'P80D', ...AT);
    expect(code).toBe(0);
    expect(stdout).toContain(
      '2026-05-17 Rotation of the secret of svc-order-helper\n  Order Helper; Mia Strand acts, or the build fails\n',
    );
  });

  it('refuses what is no period', async () => {
    const { code, stderr } = await countersign('due', '--within', '90', ...AT);
    expect(code).toBe(2);
    expect(stderr).toContain('Write --within P90D');
  });
});
