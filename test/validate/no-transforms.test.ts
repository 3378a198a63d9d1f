import { describe, expect, it } from 'vitest';
import type { z } from 'zod';
import { decision } from '../../src/validate/schema/decision.ts';
import { exception } from '../../src/validate/schema/exception.ts';
import { framework } from '../../src/validate/schema/framework.ts';
import { people } from '../../src/validate/schema/people.ts';
import { policy } from '../../src/validate/schema/policy.ts';
import { registryFile } from '../../src/validate/schema/registry-file.ts';
import { guide, sharedEvidence, sharedModels, sharedNhis } from '../../src/validate/schema/shared.ts';
import { intake, system } from '../../src/validate/schema/system.ts';

const SCHEMAS: Record<string, z.ZodType> = {
  decision,
  exception,
  framework,
  guide,
  intake,
  people,
  policy,
  registryFile,
  sharedEvidence,
  sharedModels,
  sharedNhis,
  system,
};
/** What zod can do to a value instead of only judging it. */
const CHANGING = new Set(['transform', 'pipe', 'default', 'prefault', 'catch', 'overwrite']);

describe('a schema judges and changes nothing, so that the data itself can be used', () => {
  it.each(Object.keys(SCHEMAS))('%s', (name) => {
    expect(changing(SCHEMAS[name], name, new Set())).toEqual([]);
  });

  it('holds for the writing of a value, too: the sweep finds a trim', async () => {
    const { z } = await import('zod');
    const trimming = z.strictObject({ list: z.array(z.string().trim()) });
    expect(changing(trimming, 'it', new Set())).toEqual(['it.shape.list.element.checks.0: overwrite']);
  });
});

/** The places below a part of a schema that change a value; they are plain data behind `def`. */
function changing(part: unknown, path: string, seen: Set<unknown>): string[] {
  if (typeof part !== 'object' || part === null || seen.has(part)) return [];
  seen.add(part);
  const definition = definitionOf(part);
  const what = [definition.type, definition.check].find((word) => typeof word === 'string' && CHANGING.has(word)) as
    string | undefined;
  const isCoercing = definition.coerce === true ? [`${path}: coerce`] : [];
  return [
    ...(what === undefined ? [] : [`${path}: ${what}`]),
    ...isCoercing,
    ...Object.entries(definition).flatMap(([key, inner]) => changing(inner, `${path}.${key}`, seen)),
  ];
}

function definitionOf(part: object): Record<string, unknown> {
  const inner = '_zod' in part ? (part._zod as { def: object }).def : part;
  return inner as Record<string, unknown>;
}
