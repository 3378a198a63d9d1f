import type { NhiEntry } from '../../assess/nhi/entries.ts';
import { type FoundSecret, findSecrets, masked } from '../../parse/secrets/find-secrets.ts';
import { decodeText } from '../inventory/text-encoding.ts';
import { type Comparison, compareNhis } from './compare-nhis.ts';
import { draftsOf } from './drafts.ts';
import { type Export, type ReadExport, withoutSecrets } from './found.ts';
import { readAccountAuthorization } from './from/aws-account-authorization.ts';
import { readCredentialReport } from './from/aws-credential-report.ts';
import { readCsvTable } from './from/csv.ts';
import { readEntraApplications } from './from/entra-applications.ts';
import { readServiceAccounts } from './from/gcp-service-accounts.ts';
import { readGithubTokens } from './from/github-tokens.ts';
import { readSpireEntries } from './from/spire-entries.ts';

/** The exports that can be read, by the name that the command line knows. */
export const SOURCES: ReadonlyMap<string, ReadExport> = new Map([
  ['aws-credential-report', readCredentialReport],
  ['aws-account-authorization', readAccountAuthorization],
  ['gcp-service-accounts', readServiceAccounts],
  ['entra-applications', readEntraApplications],
  ['github-tokens', readGithubTokens],
  ['spire-entries', readSpireEntries],
  ['csv', readCsvTable],
]);

export interface NhiImport {
  readonly export: Export;
  readonly comparison: Comparison;
  /** YAML of what is not registered. */
  readonly drafts: string;
  /** The kinds of the secrets whose values the file holds; none of them was read. */
  readonly secrets: readonly FoundSecret['kind'][];
}

export interface NhiImportInput {
  readonly bytes: Buffer;
  readonly read: ReadExport;
  /** YYYY-MM-DD; what has expired by then is no way in any more. */
  readonly asOf: string;
  /** The identities of the registry. */
  readonly entries: ReadonlyMap<string, NhiEntry>;
}

/** Reads an export and holds it against the registry. Secrets in it are masked before anything else looks at it. */
export async function importNhis(input: NhiImportInput): Promise<NhiImport | { readonly why: string }> {
  const decoded = decodeText(input.bytes, undefined);
  if ('why' in decoded) return decoded;
  const secrets = await findSecrets(decoded.text);
  const read = input.read(masked(decoded.text, secrets), input.asOf);
  if ('why' in read) return read;
  const taken: Export = { ...read, found: read.found.map(withoutSecrets) };
  const comparison = compareNhis(taken, input.entries);
  return {
    export: taken,
    comparison,
    drafts: draftsOf(comparison.onlyFound, input.entries.keys()),
    secrets: secrets.map(({ kind }) => kind),
  };
}
