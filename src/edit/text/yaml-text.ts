import { DEFAULT_SCALAR_STYLE_RULES, dump, SCALAR_STYLE, type ScalarLayout, strTag } from 'js-yaml';
import { isCalendarDate } from '../../diagnostic/calendar.ts';
import { isRecord } from '../../validate/lenient.ts';

/** Data as YAML: one line for each line of its text, however long, and quoted whatever any version of YAML takes for more than text. */
export function yamlText(data: object): string {
  return dump(data, {
    lineWidth: -1,
    noRefs: true,
    scalarStyleRules: [...Object.values(DEFAULT_SCALAR_STYLE_RULES), quoteNumberLike],
  });
}

/** A value on one line, as people write it after a key: `[a, b]`, `{ on: 2026-03-01 }`, plain text without quotes where it may. */
export function inlineYaml(value: unknown): string {
  if (typeof value === 'string' && !value.includes('\n')) return dumped({ key: value }).slice('key: '.length, -1);
  return flowYaml(value);
}

/** The same inside brackets or braces, where a comma ends a value. */
export function flowYaml(value: unknown): string {
  if (Array.isArray(value)) return `[${value.map(flowYaml).join(', ')}]`;
  if (!isRecord(value)) return dumped([value]).slice(1, -2);
  const entries = Object.entries(value).filter(([, inner]) => inner !== undefined);
  if (entries.length === 0) return '{}';
  return `{ ${entries.map(([key, inner]) => `${keyYaml(key)}: ${flowYaml(inner)}`).join(', ')} }`;
}

/** A key as people write it: what no reader of this registry takes for more than a word needs no quotes. */
export function keyYaml(key: string): string {
  return /^[a-z][a-z0-9_-]*$/.test(key) && !/^(?:null|true|false)$/.test(key) ? key : flowYaml(key);
}

function dumped(data: object): string {
  return dump(data, {
    lineWidth: -1,
    flowLevel: Array.isArray(data) ? 0 : 1,
    scalarStyleRules: [...Object.values(DEFAULT_SCALAR_STYLE_RULES), quoteNumberLike, plainDate],
  });
}

/** Text such as `0o70b1`, which is no number and looks like one: js-yaml leaves it plain, and `parse/yaml.ts` refuses that. */
function quoteNumberLike(layout: ScalarLayout): void {
  const { tag, value } = layout.node;
  const text = tag === strTag.tagName && layout.style === SCALAR_STYLE.PLAIN;
  if (text && /^[-+.\d]\S*$/.test(value)) layout.style = SCALAR_STYLE.SINGLE_QUOTED;
}

/** Dates are text in YAML 1.2, and records write them without quotes. */
function plainDate(layout: ScalarLayout): void {
  if (isCalendarDate(layout.node.value)) layout.style = SCALAR_STYLE.PLAIN;
}
