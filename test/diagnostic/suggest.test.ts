import { describe, expect, it } from 'vitest';
import { didYouMean, listWords, suggest } from '../../src/diagnostic/suggest.ts';

describe('did you mean', () => {
  const fields = ['audience', 'autonomy', 'governance_owner', 'owner', 'title'];

  it.each([
    ['audiance', 'audience'],
    ['Owner', 'owner'],
    ['TITLE', 'title'],
    ['governance-owner', 'governance_owner'],
    ['ownr', 'owner'],
  ])('%s: %s', (word, meant) => {
    expect(suggest(word, fields)).toBe(meant);
  });

  it.each(['completely-different', 'x', '', 'a'.repeat(1000)])('is not asked of %j', (word) => {
    expect(suggest(word, fields)).toBeUndefined();
  });

  it('is asked in the spelling of what is known', () => {
    expect(suggest('id.ra-41', ['GV.RM-01', 'ID.RA-01', 'PR.AA-05'])).toBe('ID.RA-01');
  });

  it('has another hint where nothing is near, and where nothing is known', () => {
    expect(didYouMean('zzzzzzzz', fields, 'Take it out.')).toBe('Take it out.');
    expect(didYouMean('owner', [], 'Take it out.')).toBe('Take it out.');
    expect(didYouMean('owmer', fields, 'Take it out.')).toBe('Did you mean “owner”?');
  });

  it('does not depend on the language of the machine', () => {
    // In Turkish the small form of I is ı.
    expect(suggest('TITLE', ['title'])).toBe('title');
  });
});

describe('a list of words', () => {
  it('is joined, and cut where it is long', () => {
    expect(listWords([])).toBe('');
    expect(listWords(['a'])).toBe('a');
    expect(listWords(['a', 'b'])).toBe('a or b');
    expect(listWords(['a', 'b', 'c'], 'and')).toBe('a, b and c');
    expect(listWords(['a', 'b', 'c'], 'and', 2)).toBe('a, b and 1 more');
  });
});
