import { oneLine } from '../export-source.ts';

type Value = string | boolean | undefined;

/** Properties in the product’s own namespace; what is not known is left out, and a list gives one for each. */
export function properties(values: Readonly<Record<string, Value | readonly string[]>>): object[] {
  return Object.entries(values).flatMap(([name, value]) =>
    (Array.isArray(value) ? value : [value]).flatMap((one: Value) =>
      one === undefined ? [] : [{ name: `countersign:${name}`, value: oneLine(String(one)) }],
    ),
  );
}
