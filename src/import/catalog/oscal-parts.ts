import { isRecord } from '../../validate/lenient.ts';

export type Thing = Readonly<Record<string, unknown>>;

/** The objects of an array that a thing holds; whatever else is in it is left out. */
export function list(thing: Thing, key: string): Thing[] {
  const value = thing[key];
  return Array.isArray(value) ? value.filter(isRecord) : [];
}

/** A text that a thing holds, on one line; nothing for an empty one. */
export function textOf(thing: Thing, key: string): string | undefined {
  const value = thing[key];
  const text = typeof value === 'string' ? value.replace(/\s+/g, ' ').trim() : '';
  return text === '' ? undefined : text;
}

/** The value of a property, the one without a class first: others are spellings for machines. */
export function propOf(thing: Thing, name: string): string | undefined {
  const props = list(thing, 'props').filter((prop) => textOf(prop, 'name') === name);
  const plain = props.find((prop) => prop['class'] === undefined) ?? props[0];
  return plain && textOf(plain, 'value');
}
