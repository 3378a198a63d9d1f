import { expect, it } from 'vitest';
import { today } from '../../src/read/clock.ts';

it.each([
  ['2026-02-28T23:30:00Z', 'UTC', '2026-02-28'],
  ['2026-02-28T23:30:00Z', 'Europe/Oslo', '2026-03-01'],
  ['2026-03-01T00:30:00Z', 'America/New_York', '2026-02-28'],
  ['2026-03-01T11:00:00Z', 'Pacific/Kiritimati', '2026-03-02'],
  ['2026-03-01T11:00:00Z', 'Pacific/Pago_Pago', '2026-03-01'],
  ['2028-02-28T23:59:59Z', 'Europe/London', '2028-02-28'],
  ['2028-02-29T00:00:00Z', 'Europe/London', '2028-02-29'],
  ['2026-12-31T10:30:00Z', 'Pacific/Chatham', '2027-01-01'],
  ['9999-12-31T12:00:00Z', 'UTC', '9999-12-31'],
])('at %s it is, in %s, %s', (instant, timeZone, day) => {
  expect(today(timeZone, new Date(instant))).toBe(day);
});
