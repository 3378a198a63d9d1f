/** The components that a body may use, and the attributes of each; every attribute is literal text. */
export const COMPONENTS = {
  Evidence: { attributes: ['id'], holdsText: false },
  Nhi: { attributes: ['id'], holdsText: false },
  Control: { attributes: ['id'], holdsText: false },
  Risk: { attributes: ['id'], holdsText: false },
  System: { attributes: ['id'], holdsText: false },
  Person: { attributes: ['id'], holdsText: false },
  Callout: { attributes: ['kind', 'title'], holdsText: true },
} as const;

export type ComponentName = keyof typeof COMPONENTS;
/** The components that name a thing in the registry. */
export type MentionName = Exclude<ComponentName, 'Callout'>;

/** What the id of a mention looks like: it becomes part of an address. */
const ID = /^[a-z0-9]+(?:-[a-z0-9]+)*$/;
const CONTROL = /^[a-z0-9]+(?:[.-][a-z0-9]+)*:[\w .()-]+(?::\d{4})?$/;

export function isMentionId(name: MentionName, id: string): boolean {
  return (name === 'Control' ? CONTROL : ID).test(id);
}

export const CALLOUT_KINDS = ['note', 'warning'];

export function isComponent(name: string): name is ComponentName {
  return Object.hasOwn(COMPONENTS, name);
}
