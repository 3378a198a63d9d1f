import { type ExportSource, namespaceOf, startOf, versionOf } from '../export-source.ts';
import { uuidV5 } from '../uuid.ts';
import { nameOf } from '../../assess/names.ts';
import { ownProps, some } from './props.ts';
import { markup } from './text.ts';

/** The version of OSCAL that documents are written in. */
export const OSCAL_VERSION = '1.2.2';

/** What a person is to a system or a document, by the id that roles have in a document. */
const ROLES = {
  'asset-owner': 'Accountable owner',
  'governance-owner': 'Governance owner',
  sponsor: 'Business sponsor',
  'risk-owner': 'Risk owner',
  collector: 'Collected the evidence',
  reviewer: 'Reviewed the evidence',
  approver: 'Approved the exception',
  requester: 'Asked for the exception',
  security: 'Decides for security',
  privacy: 'Decides for privacy',
  legal: 'Decides for legal',
  operations: 'Decides for operations',
  business: 'Decides for business',
  'go-live': 'Decides on going live',
} as const;
export type Role = keyof typeof ROLES;

/** What a document rests on and does not hold itself. */
export interface Resource {
  readonly title: string;
  readonly description?: string | undefined;
  readonly props?: ReturnType<typeof ownProps>;
  readonly rlinks?: readonly { readonly href: string; readonly hashes?: readonly object[] }[] | undefined;
}

/** What stands at the head of a document besides what all have. */
export interface Head {
  readonly title: string;
  readonly version?: string | undefined;
  readonly published?: string | undefined;
  readonly props?: ReturnType<typeof ownProps>;
  readonly links?: readonly object[] | undefined;
  readonly parties?: readonly object[] | undefined;
  readonly remarks?: string | undefined;
}

/** One OSCAL document while it is made: gathers everyone and everything that it refers to, each once. */
export class OscalDraft {
  readonly source: ExportSource;
  readonly #namespace: string;
  readonly #roles = new Set<Role>();
  readonly #people = new Set<string>();
  readonly #resources = new Map<string, object>();

  constructor(source: ExportSource) {
    this.source = source;
    this.#namespace = namespaceOf(source);
  }

  /** The UUID of a thing of this registry by its name, the same in every document and build. */
  uuid(...name: readonly string[]): string {
    return uuidV5(name.join('/'), this.#namespace);
  }

  /** The UUID of a person, who is then one of the document’s parties. */
  person(id: string): string {
    this.#people.add(id);
    return this.uuid('people', id);
  }

  /** Who has a role, where somebody has. */
  inRole(role: Role, id: string | null | undefined): { 'role-id': Role; 'party-uuids': string[] }[] {
    if (id === undefined || id === null) return [];
    this.#roles.add(role);
    return [{ 'role-id': role, 'party-uuids': [this.person(id)] }];
  }

  /** Who did something in a role, as the actor of an origin. */
  origins(role: Role, id: string | null | undefined): object[] | undefined {
    const [found] = this.inRole(role, id);
    return found && [{ actors: [{ type: 'party', 'actor-uuid': found['party-uuids'][0], 'role-id': role }] }];
  }

  /** The reference to a resource of the back matter, which is made once. */
  resource(name: readonly string[], make: () => Resource): string {
    const uuid = this.uuid(...name);
    if (!this.#resources.has(uuid)) {
      const { title, description, ...rest } = make();
      const text = description === undefined ? {} : { description: markup(description) };
      this.#resources.set(uuid, { uuid, title: markup(title), ...text, ...rest });
    }
    return `#${uuid}`;
  }

  /**
   * The whole document under the name of its model. Its own UUID comes from what it says, so that it
   * changes whenever that does, and otherwise never.
   */
  document(model: string, head: Head, body: object): object {
    const resources = some([...this.#resources.values()]);
    const content = {
      metadata: this.#metadata(head),
      ...body,
      ...(resources ? { 'back-matter': { resources } } : {}),
    };
    return { [model]: { uuid: this.uuid(model, JSON.stringify(content)), ...content } };
  }

  #metadata({ title, version, published, props = [], links, parties = [], remarks }: Head): object {
    const { snapshot, context } = this.source;
    const { registry } = context.assessment;
    const roles = Array.from(this.#roles, (id) => ({ id, title: ROLES[id] }));
    const people = Array.from(this.#people, (id) => ({
      uuid: this.uuid('people', id),
      type: 'person',
      name: nameOf(id, registry),
    }));
    const notes = [remarks, snapshot.isExample ? 'The organisation is an example, and invented.' : undefined];
    return {
      title: markup(title),
      published,
      'last-modified': startOf(snapshot.asOf),
      version: version ?? versionOf(snapshot),
      'oscal-version': OSCAL_VERSION,
      props: some([
        ...(ownProps({ registry: snapshot.name, 'as-of': snapshot.asOf, 'valid-until': snapshot.validUntil }) ?? []),
        ...props,
      ]),
      links,
      roles: some(roles),
      parties: some([...parties, ...people]),
      remarks: notes.some(Boolean) ? notes.filter(Boolean).join(' ') : undefined,
    };
  }
}
