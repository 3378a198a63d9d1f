import { config } from 'zod/v4/core';

// The pages allow no code that is made at run time (security-policy.ts), so zod is not to try. Imported before any schema.
config({ jitless: true });
