import { type Case, DECISION, NOOR, of, ok, OTHER_DECISION, refused, stricter, TOM, type Verdict } from './case.ts';
import { makeSshKey, type SshKey, sshSign } from './openssh.ts';

export function wrongFiles(key: SshKey): Case[] {
  const signature = sshSign(key, DECISION);
  const edited = Buffer.from(DECISION.toString().replace('ines', 'Ines'));
  return [
    of('an edited file', signature, refused('does-not-match'), { bytes: edited }),
    of('a file with one newline more', signature, refused('does-not-match'), {
      bytes: Buffer.concat([DECISION, Buffer.from('\n')]),
    }),
    of('a file whose lines end in CRLF', signature, refused('does-not-match'), {
      bytes: Buffer.from(DECISION.toString().replace('\n', '\r\n')),
    }),
    of('a file with a byte order mark', signature, refused('does-not-match'), {
      bytes: Buffer.from(`\ufeff${DECISION.toString()}`),
    }),
    of('an empty file', signature, refused('does-not-match'), { bytes: Buffer.alloc(0) }),
    of('an empty file that was signed', sshSign(key, Buffer.alloc(0)), ok, { bytes: Buffer.alloc(0) }),
    of('the signature of another decision', sshSign(key, OTHER_DECISION), refused('does-not-match')),
    ...['file', 'git', 'countersign-decisions', 'Countersign-decision', 'countersign*'].map((namespace) =>
      of(`the namespace ${namespace}`, sshSign(key, DECISION, { namespace }), refused('wrong-namespace')),
    ),
  ];
}

export function wrongPeople(ines: SshKey, tom: SshKey): Case[] {
  const stranger = makeSshKey('ed25519') ?? tom;
  return [
    of('a signature of somebody else', sshSign(tom, DECISION), refused('unknown-key')),
    of('a signature of a stranger', sshSign(stranger, DECISION), refused('unknown-key')),
    of('a signature under another name', sshSign(ines, DECISION), refused('unknown-key'), { person: TOM }),
    of('a signature under no name', sshSign(ines, DECISION), refused('unknown-key'), { person: 'nobody' }),
  ];
}

export function wrongDays(key: SshKey): Case[] {
  const on = (day: string, verdict: Verdict): Case =>
    of(`a dated key on ${day}`, sshSign(key, DECISION), verdict, { day, person: NOOR });
  const late = refused('key-not-valid-that-day');
  return [
    on('2025-12-31', late),
    on('2026-01-01', ok),
    on('2026-02-28', ok),
    on('2026-03-01', late),
    on('2026-03-31', late),
    on('2026-04-01', ok),
    on('2030-01-01', ok),
  ];
}

export function wrongArmour(key: SshKey): Case[] {
  const good = sshSign(key, DECISION);
  const lines = good.trimEnd().split('\n');
  const again = sshSign(key, OTHER_DECISION);
  const not = refused('not-a-signature');
  const loose = (why: string): Verdict => stricter('not-a-signature', why);
  const around = 'nothing stands around the armour: a reader would take it for signed';
  const base64 = 'only lines of base64 stand inside the armour';
  return [
    of('no final newline', good.trimEnd(), ok),
    of('base64 on one line', [lines[0], lines.slice(1, -1).join(''), lines.at(-1), ''].join('\n'), ok),
    of('two signatures', good + again, loose('a file is one signature, or it is unclear which one counts')),
    of('the same signature twice', good + good, loose('a file is one signature')),
    of('another signature first', again + good, refused('not-a-signature')),
    of('text after the armour', `${good}Approved with regret.\n`, loose(around)),
    of('a blank line after the armour', `${good}\n`, loose(around)),
    of('text after END', `${good.trimEnd()} --\n`, loose(around)),
    of('text before the armour', `Approved.\n${good}`, not),
    of('a blank line before the armour', `\n${good}`, not),
    of('a byte order mark', `\u00ef\u00bb\u00bf${good}`, not),
    of('lines that end in CRLF', good.replaceAll('\n', '\r\n'), not),
    of('a blank line inside', lines.toSpliced(2, 0, '').join('\n'), loose(base64)),
    of('spaces inside', lines.with(1, `${lines[1] ?? ''} `).join('\n'), loose(base64)),
    of('the PGP words', good.replaceAll('SSH', 'PGP'), not),
    of('no END', lines.slice(0, -1).join('\n'), not),
    of('no base64', [lines[0], lines.at(-1), ''].join('\n'), not),
    of('an empty file for a signature', '', not),
    ...[1, 2, 3, 40, 90, 140, 200].map((less) =>
      of(
        `${less} characters cut off the base64`,
        [lines[0], lines.slice(1, -1).join('').slice(0, -less), lines.at(-1), ''].join('\n'),
        not,
      ),
    ),
  ];
}
