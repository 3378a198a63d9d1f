import { createHash } from 'node:crypto';
import { Worker } from 'node:worker_threads';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { type DatedKey, readKeyring } from '../../../src/assess/signature/keyring.ts';
import { parseSignature } from '../../../src/assess/signature/parse-signature.ts';
import {
  DECISION_NAMESPACE,
  type SignedFile,
  type Verdict,
  verifyBatch,
  verifySignature,
} from '../../../src/assess/signature/verify-signature.ts';
import { DECISION } from './case.ts';
import {
  armour,
  blobByHand,
  type HandmadeKey,
  makeEcdsa,
  makeEd25519,
  makeRsa,
  makeSecurityKey,
  signByHand,
} from './handmade.ts';

const keys = [
  makeEd25519(),
  makeSecurityKey(),
  makeEcdsa('nistp256'),
  makeEcdsa('nistp384'),
  makeEcdsa('nistp521'),
  makeRsa(2048),
];

function datedKeys(key: HandmadeKey, dates: { from?: string; until?: string } = {}): readonly DatedKey[] {
  return readKeyring([['ines-duarte', [{ key: key.line, ...dates }]]]).value.get('ines-duarte') ?? [];
}

function signed(key: HandmadeKey, bytes: Buffer = DECISION): SignedFile {
  return {
    bytes,
    signature: signByHand(key, bytes),
    namespace: DECISION_NAMESPACE,
    keys: datedKeys(key),
    day: '2026-03-01',
  };
}

describe.for(keys)('$type', (key) => {
  const file = signed(key);

  test('verifies, from text and from bytes, and says which key signed', () => {
    const digest = createHash('sha256').update(key.blob).digest('base64').replace(/=+$/, '');
    const bytes = Buffer.from(String(file.signature));
    expect([verifySignature(file), verifySignature({ ...file, signature: bytes })]).toEqual(
      Array(2).fill({ ok: true, fingerprint: `SHA256:${digest}` }),
    );
  });

  test('no bit of its signature can change', () => {
    const blob = blobByHand(key, DECISION);
    const taken = [...blob.keys()].flatMap((at) =>
      [0, 3, 7].filter((bit) => {
        const changed = Buffer.from(blob);
        changed[at] = (changed[at] ?? 0) ^ (1 << bit);
        return verifySignature({ ...file, signature: armour(changed) }).ok;
      }),
    );
    expect(taken).toEqual([]);
  });

  test('no part of it will do', () => {
    const blob = blobByHand(key, DECISION);
    const taken = [...blob.keys()].filter(
      (length) => verifySignature({ ...file, signature: armour(blob.subarray(0, length)) }).ok,
    );
    expect(taken).toEqual([]);
  });
});

describe('says what is wrong and what to do', () => {
  const [key] = keys;
  if (!key) throw new Error('no key was made');
  const texts = (change: Partial<SignedFile>): string => {
    const verdict = verifySignature({ ...signed(key), ...change });
    return verdict.ok ? 'ok' : `${verdict.reason}: ${verdict.text.replace(/SHA256:\S{43}/g, 'SHA256:…')}`;
  };
  const good = signByHand(key, DECISION);

  test.for([
    [
      { signature: good.replaceAll('\n', '\r\n') },
      'not-a-signature: this is not an intact OpenSSH signature: its lines end in CRLF, where OpenSSH writes LF: keep .sig files from line-end conversion',
    ],
    [
      { signature: good + good },
      'not-a-signature: this is not an intact OpenSSH signature: the file holds more than one signature: keep one',
    ],
    [
      { signature: ' '.repeat(20_000) },
      'not-a-signature: this is not an intact OpenSSH signature: the file is larger than any signature',
    ],
    [
      { signature: signByHand(key, DECISION, { namespace: 'g\u001b[2Jit' }) },
      'wrong-namespace: the signature is for the namespace “g?[2Jit”, not for “countersign-decision”: sign the file itself, for this purpose',
    ],
    [
      { keys: datedKeys(makeEd25519()) },
      'unknown-key: the key SHA256:… is none of this person’s: they sign with a key of their own that people.yaml lists',
    ],
    [
      { keys: [] },
      'unknown-key: the key SHA256:… is none of this person’s: they sign with a key of their own that people.yaml lists',
    ],
    [
      { keys: datedKeys(key, { until: '2026-02-28' }) },
      'key-not-valid-that-day: the key SHA256:… is not valid on 1 March 2026, only until 28 February 2026',
    ],
    [
      {
        keys: [
          ...datedKeys(key, { from: '2026-03-02' }),
          ...datedKeys(key, { from: '2025-01-01', until: '2025-12-31' }),
        ],
      },
      'key-not-valid-that-day: the key SHA256:… is not valid on 1 March 2026, only from 2 March 2026 and from 1 January 2025 until 31 December 2025',
    ],
    [
      { bytes: Buffer.from('{}') },
      'does-not-match: the key SHA256:… did not sign these bytes: the file or its signature was altered, or the signature belongs to another file; decide anew instead of editing',
    ],
  ] as const)('%#', ([change, text]) => {
    expect(texts(change)).toBe(text);
  });
});

test('a batch gives the verdicts one by one, in order', async () => {
  const files = Array.from({ length: 150 }, (_, at) => {
    const file = signed(keys[at % keys.length] ?? makeEd25519(), Buffer.from(`decision ${at}`));
    return at % 4 === 0 ? { ...file, bytes: DECISION } : at % 7 === 0 ? { ...file, signature: '' } : file;
  });
  expect(await verifyBatch(files)).toEqual(files.map(verifySignature));
  expect(await verifyBatch([])).toEqual([]);
});

test('keys can be posted to a worker', async () => {
  const module = new URL('../../../src/assess/signature/verify-signature.ts', import.meta.url).href;
  const program = `import { parentPort, workerData } from 'node:worker_threads';
    const { verifySignature } = await import(${JSON.stringify(module)});
    parentPort.postMessage(workerData.map((file) => verifySignature(file).ok));`;
  const worker = new Worker(new URL(`data:text/javascript,${encodeURIComponent(program)}`), {
    workerData: keys.map((key) => signed(key)),
  });
  const answer = await new Promise((resolve, reject) => worker.once('message', resolve).once('error', reject));
  expect(answer).toEqual(keys.map(() => true));
});

test('never throws, whatever the signature', () => {
  const frame = (bytes: Uint8Array): string =>
    armour(Buffer.concat([Buffer.from('SSHSIG\0\0\0\u0001', 'latin1'), bytes]));
  const isVerdict = (verdict: Pick<Verdict, 'ok'>): boolean => typeof verdict.ok === 'boolean';
  fc.assert(
    fc.property(fc.string({ unit: 'binary' }), fc.uint8Array(), (text, bytes) =>
      [text, bytes, armour(bytes), frame(bytes)].every((signature) => isVerdict(parseSignature(signature))),
    ),
    { seed: 1 },
  );
});
