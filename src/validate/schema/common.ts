import { z } from 'zod';
import { isCalendarDate, isPeriod } from '../../diagnostic/calendar.ts';
import { LONGEST_ID } from '../../parse/kinds.ts';

/** A field that may be left out: absence is a rule's finding, never the schema's. */
export function field<T extends z.ZodType>(schema: T, description: string, example: unknown) {
  return schema.meta({ description, examples: [example] }).optional();
}

/** A part without which the item it stands in means nothing (an id, a name). */
export function part<T extends z.ZodType>(schema: T, description: string, example: unknown) {
  return schema.meta({ description, examples: [example] });
}

const ID = /^[a-z0-9]+(?:-[a-z0-9]+)*$/;

/** Lower-case letters, digits and single hyphens; at most 100 characters. */
export const id = z
  .string()
  .max(LONGEST_ID, { error: `is longer than the ${LONGEST_ID} characters of an id: write a shorter one` })
  .regex(ID, {
    error: 'is not an id: use lower-case letters, digits and single hyphens, such as support-copilot',
  });

/** A calendar date kept as text, YYYY-MM-DD; never coerced, never given a time zone. */
export const date = z
  .string()
  .refine(isCalendarDate, {
    error: 'is not a calendar date: write year-month-day, such as 2026-03-01',
  })
  .meta({ format: 'date' });

/** A date with the precision that is known: YYYY, YYYY-MM or YYYY-MM-DD. */
export const partialDate = z
  .string()
  .refine((text) => /^\d{4}$/.test(text) || isCalendarDate(/^\d{4}-\d{2}$/.test(text) ? `${text}-01` : text), {
    error: 'is not a date: write 2026, 2026-03 or 2026-03-01, as precisely as it is known',
  });

/** A calendar period of ISO 8601-1:2019 §5.5.2, in years, months, weeks and days only. */
export const period = z.string().refine(isPeriod, {
  error: 'is not a period: write P90D for 90 days, P6M for six months or P2Y for two years',
});

/** In characters, as many as a whole part of a record may have. */
const LONGEST_TEXT = 64 * 1024;
/** In characters: a name stands on every page, of which there are tens of thousands. */
const LONGEST_NAME = 200;
/** In characters: browsers and forges refuse longer ones. */
const LONGEST_ADDRESS = 2048;

const written = z.string().regex(/\S/, { error: 'is empty: write it, or leave the field out' });
export const text = written.max(LONGEST_TEXT, { error: 'is longer than the 65,536 characters of a text: shorten it' });
/** What is shown again and again, wherever the registry speaks of the thing. */
export const name = written.max(LONGEST_NAME, {
  error: `is longer than the ${LONGEST_NAME} characters of a name: shorten it`,
});
export const flag = z.boolean();

/** The SHA-256 of a file's bytes, 64 lower-case hexadecimal digits (FIPS 180-4). */
export const sha256 = z.string().regex(/^[0-9a-f]{64}$/, {
  error: 'is not a SHA-256: write its 64 hexadecimal digits in lower case',
});

/** The id of a git commit, in full: SHA-1 or SHA-256. */
export const commitId = z.string().regex(/^(?:[0-9a-f]{40}|[0-9a-f]{64})$/, {
  error: 'is not the id of a commit: write all of its 40 (or 64) hexadecimal digits',
});

/** An instant in UTC to the second (RFC 3339), kept as text. */
export const instant = z
  .string()
  .refine((at) => /^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\dZ$/.test(at) && !Number.isNaN(Date.parse(at)), {
    error: 'is not an instant in UTC: write 2026-03-01T09:30:00Z',
  });

/** A public key that signatures verify against, and the days on which it counts. */
export const publicKey = z.strictObject({
  key: part(text, 'A public key in OpenSSH form.', 'ssh-ed25519 AAAA…'),
  from: field(date, 'The first day on which it counts.', '2025-01-01'),
  until: field(date, 'The last day on which it counts.', '2027-01-01'),
});

/**
 * `<framework>:<id>`. Which control it is, or what is missing from it, is judged with the frameworks at
 * hand, since only they know what to offer instead; an editor is told the form.
 */
export const controlRef = z
  .string()
  .regex(/^\S(?:.*\S)?$/, { error: 'is not a control: write <framework>:<id>, such as nist-csf-2.0:GV.RM-01' })
  .meta({ pattern: '^[a-z0-9]+(?:[.-][a-z0-9]+)*:\\S(?:.*\\S)?$' });

/** The way to a value of a record, such as `tools[].access`; `[]` stands for every item of a list. */
export const fieldPath = z.string().regex(/^[a-z][a-z_]*(?:\[\])?(?:\.[a-z][a-z_]*(?:\[\])?)*$/, {
  error: 'is not the path of a field: write it as tools[].access',
});

/** A web address; no name stands before its host, where it could pass for the host itself. */
export const href = z
  .string()
  .regex(/^https?:\/\/[^\s<>"\\/?#@]+(?:[/?#][^\s<>"\\]*)?$/, {
    error: 'is not a web address: write it in full, beginning with https://',
  })
  .max(LONGEST_ADDRESS, { error: 'is longer than the 2,048 characters of an address: write a shorter one' })
  .refine((address) => URL.canParse(address), { error: 'cannot be opened: correct its host or port' });

/** A base path: it begins and ends with a slash, and leads nowhere but down. */
export const BASE_PATH = /^\/(?:(?!\.+\/)[\w.-]+\/)*$/;

export const FUNCTIONS = ['security', 'privacy', 'legal', 'operations', 'business'] as const;
export const TIERS = ['low', 'standard', 'high'] as const;
export const STATUSES = ['proposed', 'pilot', 'production', 'suspended', 'retired'] as const;
export const RESIDUALS = ['low', 'medium', 'high', 'critical'] as const;
/** How well it is proven who decided, the weakest first (CONTENT §2). */
export const STRENGTHS = ['asserted', 'committed', 'reviewed', 'signed'] as const;

export const governanceFunction = z.enum(FUNCTIONS);
export const tier = z.enum(TIERS);
export const status = z.enum(STATUSES);
export const residual = z.enum(RESIDUALS);
export const strength = z.enum(STRENGTHS);

export type GovernanceFunction = (typeof FUNCTIONS)[number];
export type Tier = (typeof TIERS)[number];
export type Status = (typeof STATUSES)[number];
export type Residual = (typeof RESIDUALS)[number];
export type Strength = (typeof STRENGTHS)[number];
