import { oneLine } from '../export-source.ts';

/** Whose words a property is in, where OSCAL has none of its own for it. */
export const OWN_NS = 'https://countersign.example/ns/oscal';

export interface Prop {
  readonly name: string;
  readonly ns?: string;
  readonly value: string;
  readonly remarks?: string;
}

type Value = string | number | boolean | undefined;

/** Properties in the product’s own namespace; what is not known is left out, and a list gives one for each. */
export function ownProps(values: Readonly<Record<string, Value | readonly string[]>>): readonly Prop[] | undefined {
  const props = Object.entries(values).flatMap(([name, value]) =>
    (Array.isArray(value) ? value : [value]).flatMap((one: Value) => {
      const text = one === undefined ? '' : oneLine(String(one));
      return text === '' ? [] : [{ name, ns: OWN_NS, value: text }];
    }),
  );
  return some(props);
}

/** A list that has something in it; OSCAL has no empty ones. */
export function some<T>(list: readonly T[] | undefined): readonly T[] | undefined {
  return list !== undefined && list.length > 0 ? list : undefined;
}
