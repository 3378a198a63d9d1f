import { didYouMean, listWords, onlyMeant } from '../diagnostic/suggest.ts';
import type { Control, Framework, Frameworks } from './frameworks.ts';

export type Resolved =
  | { readonly ref: string }
  | {
      readonly fault: 'unknown' | 'withdrawn';
      readonly detail: string;
      readonly hint: string;
      /** The ref, where only one can be meant. */
      readonly meant?: string | undefined;
    };

/** Every spelling that a framework's controls answer to, without blanks and case, to the control. */
type Aliases = ReadonlyMap<string, Control>;
const aliasesOf = new WeakMap<Framework, Aliases>();

/**
 * The ref that a record means: the id itself, its printed form (`GOVERN 1.1`, `NHI1:2025`) or a padded
 * one (`NHI-01`). A withdrawn id is a fault that names its successors, and an id without the edition
 * of its framework one that offers it in each edition.
 */
export function resolveControl(text: string, frameworks: Frameworks): Resolved {
  const cut = text.indexOf(':');
  const [name, id] = [text.slice(0, Math.max(cut, 0)), text.slice(cut + 1)];
  const framework = frameworks.get(name);
  if (framework === undefined) return withoutFramework(text, { name, id }, frameworks);
  if (framework.controls.has(text)) return { ref: text };
  const found = find(id, framework);
  return found ? { ref: found.ref } : unresolved(id, framework);
}

function find(id: string, framework: Framework): Control | undefined {
  const aliases = aliasesOf.get(framework) ?? collectAliases(framework);
  return aliases.get(folded(id));
}

/** `owasp-llm` of `owasp-llm-2026`. */
function familyOf(framework: string): string {
  return framework.replace(/-\d[\d.]*$/, '');
}

function withoutFramework(
  text: string,
  { name, id }: { readonly name: string; readonly id: string },
  frameworks: Frameworks,
): Resolved {
  const editions = [...frameworks.values()].filter((framework) => familyOf(framework.id) === name);
  if (editions.length > 0) {
    const offered = editions.map((edition) => find(id, edition)).filter((control) => control !== undefined);
    return {
      fault: 'unknown',
      detail: `“${text}” leaves out which edition of ${name} is meant, and ids change between editions`,
      hint:
        offered.length > 0
          ? writeOneOf(offered)
          : `The editions are ${listWords(
              editions.map((one) => one.id),
              'and',
            )}.`,
    };
  }
  const bare = [...frameworks.values()]
    .map((framework) => find(text, framework))
    .filter((found) => found !== undefined);
  if (bare.length > 0)
    return {
      fault: 'unknown',
      detail: `“${text}” leaves out its framework`,
      hint: writeOneOf(bare),
      meant: bare.length === 1 ? bare[0]?.ref : undefined,
    };
  const known = [...frameworks.keys()];
  const listed = `The frameworks in use are ${listWords(known, 'and')}.`;
  if (name === '')
    return { fault: 'unknown', detail: `“${text}” is not a control: write <framework>:<id>`, hint: listed };
  return {
    fault: 'unknown',
    detail: `No framework “${name}” is in use: it is not in content/frameworks, or registry.yaml leaves it out`,
    hint: didYouMean(name, known, listed),
  };
}

/** `Write owasp-llm-2025:LLM06 (Excessive Agency) or owasp-llm-2026:LLM06 (Unbounded Consumption).` */
function writeOneOf(controls: readonly Control[]): string {
  return `Write ${listWords(controls.map(({ ref, name }) => (name === undefined ? ref : `${ref} (${name})`)))}.`;
}

function unresolved(id: string, framework: Framework): Resolved {
  const withdrawn = framework.data.withdrawn?.find((entry) => folded(entry.id) === folded(id));
  if (withdrawn) {
    const became = withdrawn.became.map((successor) => `${framework.id}:${successor}`);
    return {
      fault: 'withdrawn',
      detail: `“${id}” was withdrawn from ${framework.data.title}`,
      hint: became.length > 0 ? `Write ${listWords(became)} instead.` : 'It has no successor: remove it.',
    };
  }
  const known = [...framework.controls.values()].map((control) => control.id);
  return {
    fault: 'unknown',
    detail: `${framework.data.title} has no “${id}”`,
    hint: didYouMean(id, known, `Its ids look like ${listWords(known.slice(-2))}.`),
    meant: refOf(onlyMeant(id, known), framework),
  };
}

function refOf(id: string | undefined, framework: Framework): string | undefined {
  return id === undefined ? undefined : `${framework.id}:${id}`;
}

function collectAliases(framework: Framework): Aliases {
  const aliases = new Map<string, Control>();
  for (const control of framework.controls.values()) {
    const { id, label } = control;
    for (const form of [id, label, label.replace(/:\d{4}$/, '')]) aliases.set(folded(form), control);
  }
  aliasesOf.set(framework, aliases);
  return aliases;
}

/** Case, blanks, hyphens and leading zeros tell no two controls of a framework apart. */
function folded(id: string): string {
  return id
    .toLowerCase()
    .replace(/[\s-]+/g, '-')
    .replace(/([a-z])-(?=\d)/g, '$1')
    .replace(/(^|[^\d])0+(?=\d)/g, '$1');
}
