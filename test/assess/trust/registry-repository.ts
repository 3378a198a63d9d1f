import { cpSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { dump, load } from 'js-yaml';
import { throwAwayKey } from '../../../scripts/generate/ssh-key.ts';
import type { Diagnostic } from '../../../src/diagnostic/diagnostic.ts';
import { type Gate, runGate } from '../../../src/run.ts';
import { Repository } from '../../read/history/repository.ts';
import { mergePatch } from '../../rules/merge-patch.ts';

const BASE = join(import.meta.dirname, '../../rules/base');
const AS_OF = '2026-03-01';
const SECURITY = 'decisions/leave-helper/2025-05-26-security.json';

/** The base registry of the rules in a repository of its own, committed on 12 January 2026. */
export class RegistryRepository {
  readonly repo = new Repository();
  readonly first: string;

  constructor() {
    cpSync(BASE, this.repo.in('content'), { recursive: true });
    // A real organisation: nothing pins its clock, and nothing lets a script make its decisions anew.
    this.patch('registry.yaml', { example: null });
    this.first = this.commit('Begin', '2026-01-12T09:00:00Z');
  }

  get content(): string {
    return this.repo.in('content');
  }

  commit(message = 'A change', at = '2026-02-02T09:00:00Z'): string {
    return this.repo.commit(message, at);
  }

  /** Commits everything, signed as git signs with a key in a file. */
  commitSigned(keyFile: string, ...words: string[]): string {
    this.repo.git('add', '.');
    const signing = ['-c', 'gpg.format=ssh', '-c', `user.signingkey=${keyFile}`, '-c', 'commit.gpgsign=true'];
    this.repo.git(...signing, 'commit', '-q', '-m', 'Approve', ...words);
    return this.repo.git('rev-parse', 'HEAD');
  }

  read(path: string): string {
    return readFileSync(this.repo.in(`content/${path}`), 'utf8');
  }

  write(path: string, text: string | Buffer): this {
    this.repo.write(`content/${path}`, text);
    return this;
  }

  remove(path: string): this {
    this.repo.remove(`content/${path}`);
    return this;
  }

  move(from: string, to: string): this {
    return this.write(to, this.read(from)).remove(from);
  }

  /** Merges something over a YAML file (RFC 7386). */
  patch(path: string, change: object): this {
    return this.write(path, dump(mergePatch(load(this.read(path)), change)));
  }

  /** A decision like that of security on Leave Helper, but for what its predicate says. */
  decide(path: string, predicate: object): this {
    return this.write(path, `${JSON.stringify(mergePatch(JSON.parse(this.read(SECURITY)), { predicate }), null, 2)}\n`);
  }

  /** A decision signed with the throw-away key of a name. */
  sign(path: string, name: string): this {
    return this.write(`${path}.sig`, throwAwayKey(name).sign(readFileSync(this.repo.in(`content/${path}`))));
  }

  /** Lists the throw-away key of a person's own name in people.yaml. */
  giveKey(person: string, dates: { from?: string; until?: string } = {}): this {
    return this.patch('people.yaml', {
      people: { [person]: { keys: [{ key: throwAwayKey(person).line, ...dates }] } },
    });
  }

  gate(base?: string, asOf = AS_OF): Promise<Gate> {
    return runGate({ content: this.content, asOf, base });
  }

  /** The findings about trust, as `code file`, in order. */
  async findings(base?: string): Promise<string[]> {
    return (await this.found(base)).map(({ code, spot }) => `${code} ${spot.file}`);
  }

  async messages(base?: string): Promise<string[]> {
    return (await this.found(base)).map(({ message }) => message);
  }

  private async found(base?: string): Promise<Diagnostic[]> {
    const { diagnostics } = await this.gate(base);
    return diagnostics.filter(({ code, severity }) => TRUST.test(code) && severity !== 'info');
  }
}

const TRUST =
  /^(?:decision\/(?:edited|removed|backdated|bad-signature|too-weak|copied|enabled-by-this-change)|exception\/removed|history\/|trust\/|people\/)/;
