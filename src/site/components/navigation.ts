/** A part of the site, as the masthead leads to it. */
export type Part =
  | 'systems'
  | 'nhis'
  | 'people'
  | 'intake'
  | 'decisions'
  | 'risks'
  | 'evidence'
  | 'exceptions'
  | 'frameworks'
  | 'rules'
  | 'guides'
  | 'calendar'
  | 'changes'
  | 'search';

/** The ways in, by what somebody comes for: what there is, what was decided on it, by which measure, and when. */
export const NAVIGATION: readonly (readonly (readonly [Part, string])[])[] = [
  [
    ['systems', 'Systems'],
    ['nhis', 'Identities'],
    ['people', 'People'],
    ['intake', 'Intake'],
  ],
  [
    ['decisions', 'Decisions'],
    ['risks', 'Risks'],
    ['evidence', 'Evidence'],
    ['exceptions', 'Exceptions'],
  ],
  [
    ['frameworks', 'Frameworks'],
    ['rules', 'Rules'],
    ['guides', 'Guides'],
  ],
  [
    ['calendar', 'Calendar'],
    ['changes', 'Changes'],
    ['search', 'Search'],
  ],
];
