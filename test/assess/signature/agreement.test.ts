import { describe, expect, test } from 'vitest';
import { allowedSigners } from '../../../src/assess/signature/allowed-signers.ts';
import { type Keyring, readKeyring } from '../../../src/assess/signature/keyring.ts';
import { verifySignature } from '../../../src/assess/signature/verify-signature.ts';
import type { Case } from './case.ts';
import { corpus } from './corpus.ts';
import { armour, unarmour } from './handmade.ts';
import { openssh, sshAccepts } from './openssh.ts';

const DAY = '2026-03-01';

function ours({ bytes, signature, person, day = DAY }: Case, keyring: Keyring): string {
  const keys = keyring.get(person) ?? [];
  const verdict = verifySignature({ bytes, signature, namespace: 'countersign-decision', keys, day });
  return verdict.ok ? 'ok' : verdict.reason;
}

/** OpenSSH's verdict at one second of the day, in UTC. */
function theirs({ bytes, signature, person, day = DAY }: Case, allowed: string, second: string): boolean {
  return sshAccepts({ bytes, signature, allowed, person, time: `${day.replaceAll('-', '')}${second}Z` });
}

describe.skipIf(!openssh.isHere)(
  `agrees with ssh-keygen -Y verify${openssh.isHere ? '' : ` (${openssh.whyNot})`}`,
  () => {
    const { cases, people, refusedLines } = openssh.isHere ? corpus() : { cases: [], people: [], refusedLines: '' };
    const { value: keyring, faults } = readKeyring(people);
    const allowed = allowedSigners(keyring) + refusedLines;

    test('every key of the corpus is read', () => {
      expect(faults).toEqual([]);
    });

    test.for(cases)('$name', (item) => {
      expect(ours(item, keyring)).toBe(item.verdict);
      const accepted = item.stricterBecause !== undefined || item.verdict === 'ok';
      const seconds = ['000000', '235959'].map((second) => theirs(item, allowed, second));
      expect(seconds, item.stricterBecause).toEqual([accepted, accepted]);
    });

    test('on one changed bit in every byte of a signature', { timeout: 60_000 }, () => {
      const good = cases.find(({ name }) => name === 'ed25519, sha512');
      if (!good) throw new Error('the corpus has no plain Ed25519 signature');
      const blob = unarmour(good.signature);
      for (const at of blob.keys()) {
        const changed = Buffer.from(blob);
        changed[at] = (changed[at] ?? 0) ^ (1 << (at % 7));
        const item = { ...good, signature: armour(changed) };
        const verdicts = [ours(item, keyring) === 'ok', theirs(item, allowed, '120000')];
        expect(verdicts, `byte ${at}`).toEqual([false, false]);
      }
    });
  },
);
