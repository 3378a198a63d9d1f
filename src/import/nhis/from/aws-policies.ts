import { isRecord } from '../../../validate/lenient.ts';
import { jsonOf, listAt, textAt, texts } from '../values.ts';

/** A policy document: an object as the command line prints it, or text in percent-encoding as the API gives it. */
export function documentOf(value: unknown): Record<string, unknown> | undefined {
  if (isRecord(value)) return value;
  if (typeof value !== 'string') return undefined;
  let text = value;
  try {
    text = decodeURIComponent(value);
  } catch {
    // It is no percent-encoding.
  }
  const json = jsonOf(text);
  return isRecord(json) ? json : undefined;
}

/** The statements of a document; a single one may stand without a list. */
export function statementsOf(document: Record<string, unknown> | undefined): Record<string, unknown>[] {
  const value = document?.['Statement'];
  return isRecord(value) ? [value] : Array.isArray(value) ? value.filter(isRecord) : [];
}

/** What a document allows; everything but a few (`NotAction`) is everything. */
export function allowed(document: Record<string, unknown> | undefined): string[] {
  return statementsOf(document)
    .filter((statement) => statement['Effect'] === 'Allow')
    .flatMap((statement) => ('NotAction' in statement ? ['*'] : texts(statement['Action'])));
}

/** The actions of the managed policies that the export describes, by ARN; of others only the name is known. */
export function managedPolicies(details: Record<string, unknown>): ReadonlyMap<string, string[]> {
  return new Map(
    listAt(details, 'Policies').map((policy) => {
      const version = listAt(policy, 'PolicyVersionList').find(
        (one) => one['IsDefaultVersion'] === true || textAt(one, 'VersionId') === textAt(policy, 'DefaultVersionId'),
      );
      return [textAt(policy, 'Arn') ?? '', allowed(documentOf(version?.['Document']))];
    }),
  );
}

/** What a user, role or group may do by its own policies and those attached to it. */
export function privilegesOf(
  holder: Record<string, unknown>,
  inline: 'UserPolicyList' | 'RolePolicyList' | 'GroupPolicyList',
  managed: ReadonlyMap<string, string[]>,
): string[] {
  return [
    ...listAt(holder, inline).flatMap((policy) => allowed(documentOf(policy['PolicyDocument']))),
    ...listAt(holder, 'AttachedManagedPolicies').flatMap((policy) => {
      const actions = managed.get(textAt(policy, 'PolicyArn') ?? '');
      return actions && actions.length > 0 ? actions : [`policy/${textAt(policy, 'PolicyName') ?? 'unnamed'}`];
    }),
  ];
}
