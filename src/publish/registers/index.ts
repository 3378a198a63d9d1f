import { coverage } from './coverage.ts';
import { decisions } from './decisions.ts';
import { evidence } from './evidence.ts';
import { nhis } from './nhis.ts';
import { exceptions, findings, intake, people } from './others.ts';
import type { Register } from './register.ts';
import { risks } from './risks.ts';
import { systems } from './systems.ts';

/** Every register that is exported, in the order in which they are offered. */
export const REGISTERS: readonly Register[] = [
  systems,
  nhis,
  people,
  intake,
  decisions,
  risks,
  evidence,
  coverage,
  exceptions,
  findings,
];
