import { describe, expect, it } from 'vitest';
import { looks } from '../../src/diagnostic/looks-like.ts';

describe('a name looks like another', () => {
  it.each([
    ['with a Cyrillic letter', 'N\u043e\u043er Haddad', 'Noor Haddad'],
    ['all in Cyrillic', '\u0421\u0410\u0420\u0410', 'CAPA'],
    ['with a Greek letter', 'T\u03bfm Okaf\u03bfr', 'Tom Okafor'],
    ['with an Armenian letter', 'T\u0585m Okafor', 'Tom Okafor'],
    ['in wide letters', '\uff34\uff4f\uff4d Okafor', 'Tom Okafor'],
    ['in letters of formulas', '\u{1d413}\u{1d428}\u{1d426} Okafor', 'Tom Okafor'],
    ['with an accent of its own', 'Soe\u0301 Lind', 'So\u00e9 Lind'],
    ['with another blank', 'Tom\u00a0\u2003Okafor', 'Tom Okafor'],
    ['with a capital I for an l', 'EIi Berg', 'Eli Berg'],
    ['with a digit', 'E1i Berg', 'Eli Berg'],
    ['with another hyphen', 'Ann\u2010Marie', 'Ann-Marie'],
  ])('%s', (_, one, other) => {
    expect(one).not.toBe(other);
    expect(looks(one)).toBe(looks(other));
  });

  it.each([
    ['Ana Sol', 'Anna Sol'],
    ['Ana Sol', 'ana sol'],
    ['Ida Nor\u00e9n', 'Ida Noren'],
    ['\u0410\u043d\u043d\u0430', 'Anna'],
  ])('not where everyone sees the difference: %s, %s', (one, other) => {
    expect(looks(one)).not.toBe(looks(other));
  });
});
