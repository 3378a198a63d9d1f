import { DEFAULT_SCALAR_STYLE_RULES, dump, SCALAR_STYLE, type ScalarLayout, strTag } from 'js-yaml';

/** Data as YAML: one line for each line of its text, however long, and quoted whatever any version of YAML takes for more than text. */
export function yamlText(data: object): string {
  return dump(data, {
    lineWidth: -1,
    noRefs: true,
    scalarStyleRules: [...Object.values(DEFAULT_SCALAR_STYLE_RULES), quoteNumberLike],
  });
}

/** Text such as `0o70b1`, which is no number and looks like one: js-yaml leaves it plain, and `parse/yaml.ts` refuses that. */
function quoteNumberLike(layout: ScalarLayout): void {
  const { tag, value } = layout.node;
  const text = tag === strTag.tagName && layout.style === SCALAR_STYLE.PLAIN;
  if (text && /^[-+.\d]\S*$/.test(value)) layout.style = SCALAR_STYLE.SINGLE_QUOTED;
}
