/** Values by their dotted paths as one record. */
export function recordOf(said: ReadonlyMap<string, unknown>): Record<string, unknown> {
  const record: Record<string, unknown> = {};
  for (const [path, value] of said) put(record, path.split('.'), value);
  return record;
}

function put(record: Record<string, unknown>, [name = '', ...rest]: readonly string[], value: unknown): void {
  if (rest.length === 0) {
    record[name] = value;
    return;
  }
  const inner = record[name];
  const group = typeof inner === 'object' && inner !== null && !Array.isArray(inner) ? inner : {};
  record[name] = group;
  put(group as Record<string, unknown>, rest, value);
}
