import { expect, test } from 'vitest';
import { uuidV5 } from '../../src/publish/uuid.ts';

const DNS = '6ba7b810-9dad-11d1-80b4-00c04fd430c8';

test('a UUID by a name is that of RFC 9562, appendix A.4', () => {
  expect(uuidV5('www.example.com', DNS)).toBe('2ed6657d-e927-568b-95e1-2665a8aea6a2');
});

test('it is the same for the same name, also beyond ASCII, and another for another name or namespace', () => {
  const one = uuidV5('people/åse-løken', DNS);
  expect(uuidV5('people/åse-løken', DNS)).toBe(one);
  expect(uuidV5('people/åse-loken', DNS)).not.toBe(one);
  expect(uuidV5('people/åse-løken', one)).not.toBe(one);
  expect(one).toMatch(/^[0-9a-f]{8}-[0-9a-f]{4}-5[0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}$/);
});
