import type { Diagnostic, Fix, Spot } from './diagnostic.ts';

interface Fault {
  /** The fact, as a page lists it. */
  readonly summary: string;
  /** The message; `%` stands for the detail. */
  readonly message: string;
  readonly hint: string;
  readonly why: string;
}

/**
 * What can be wrong with a file before any rule looks at it. None of these can be excepted: what
 * cannot be read safely cannot be judged.
 */
export const READING_FAULTS = {
  'content/unknown-path': {
    summary: 'Every path under the content folder is something known.',
    message: 'This path is not part of a registry: %.',
    hint: 'Move it out of the content folder, or correct its name.',
    why: 'A file that is skipped in silence is a record that nobody judges.',
  },
  'content/odd-entry': {
    summary: 'The content folder holds plain files and folders only.',
    message: 'This is %, and a registry holds plain files and folders only.',
    hint: 'Put the file itself here.',
    why: 'A link can point at anything on the machine that builds the site.',
  },
  'content/case-twins': {
    summary: 'No two paths differ only in the case of their letters.',
    message: 'This path differs only in case from %; on many machines one would overwrite the other.',
    hint: 'Rename one of the two.',
    why: 'The same registry has to build alike on every machine.',
  },
  'content/missing-file': {
    summary: 'A registry has registry.yaml, policy.yaml, people.yaml and at least one record.',
    message: 'The content folder has no %, so nothing can be judged against it.',
    hint: 'Run “countersign init DIR” for a minimal valid folder and copy it from there.',
    why: 'Without people nobody is accountable, and without a policy nothing is asked of anyone.',
  },
  'source/not-utf8': {
    summary: 'Text files are UTF-8.',
    message: 'This file cannot be read as text: %.',
    hint: 'Save it as UTF-8, or move it to content/evidence when it is an artefact.',
    why: 'A guess at the encoding could change what was agreed.',
  },
  'source/hidden-character': {
    summary: 'No character in a record is invisible to a reviewer.',
    message: 'The invisible character % stands here; it can make a text read differently from what it says.',
    hint: 'Delete it and type the text again.',
    why: 'A reviewer approves what they see.',
  },
  'source/no-frontmatter': {
    summary: 'A record begins with a line that is exactly ---.',
    message: 'The first line of a record is exactly ---, and here %.',
    hint: 'Write --- alone on the first line, then the fields, then --- alone on a line.',
    why: 'Other openings let a file choose how it is read, even as a program.',
  },
  'source/unclosed-frontmatter': {
    summary: 'The fields of a record end with a line that is exactly ---.',
    message: 'The fields are opened by --- on the first line and never closed.',
    hint: 'Write --- alone on a line after the last field.',
    why: 'Without it the whole text would be read as fields, or none of it.',
  },
  'source/too-large': {
    summary: 'Fields and body are at most 64 KiB each.',
    message: 'A record holds at most 64 KiB of each part, and this is %.',
    hint: 'Move long material to a document and link it as evidence.',
    why: 'A record is read by people in a review.',
  },
  'yaml/syntax': {
    summary: 'The fields are YAML 1.2.',
    message: 'The fields cannot be read as YAML: %.',
    hint: 'Check indentation, quotes and colons at this place; quote a text that holds “: ” or “ #”.',
    why: 'Fields that cannot be read cannot be judged.',
  },
  'yaml/refused': {
    summary: 'The fields are plain YAML: no anchors, aliases, tags, directives, merge keys or second document.',
    message: '%; a record is plain data, read alike by everyone.',
    hint: 'Write the value out where it is used.',
    why: 'These features hide what a reviewer sees, or blow up when read.',
  },
  'yaml/ambiguous': {
    summary: 'No value reads differently in another version of YAML.',
    message: '%, which YAML readers understand differently.',
    hint: 'Put it in quotes when it is text; write true, false or a plain number otherwise.',
    why: 'Two tools must not see two different records.',
  },
  'json/syntax': {
    summary: 'A decision file is JSON.',
    message: 'This file cannot be read as JSON: %.',
    hint: 'Take the file as “countersign approve” wrote it; decisions are never edited.',
    why: 'A decision that cannot be read proves nothing.',
  },
  'body/syntax': {
    summary: 'The body is Markdown with the components of the registry.',
    message: 'The body cannot be read: %.',
    hint: 'Put a literal < or { in backticks, and close every component.',
    why: 'What cannot be read cannot be published.',
  },
  'body/too-deep': {
    summary: 'The body is nested at most 64 deep.',
    message: 'The body is nested deeper than 64 levels here.',
    hint: 'Write it flatter.',
    why: 'Deep nesting stops the tools that read it.',
  },
  'body/code': {
    summary: 'The body holds no code that could run.',
    message: 'The body holds %; content is data and never runs.',
    hint: 'Write the value itself, or put the text in backticks.',
    why: 'Whoever may edit a record must not be able to run anything.',
  },
  'body/html': {
    summary: 'The body holds no raw HTML.',
    message: 'The body holds raw HTML: %.',
    hint: 'Use Markdown or one of the components of the registry.',
    why: 'HTML can run, load and disguise.',
  },
  'body/unknown-component': {
    summary: 'The body uses only the components of the registry.',
    message: 'The body uses a component that does not exist: %.',
    hint: 'Use Evidence, Nhi, Control, Risk, System, Person or Callout.',
    why: 'A component that is dropped takes its words with it.',
  },
  'body/attribute': {
    summary: 'A component has the attributes that it knows, each once, as literal text.',
    message: 'The attribute here cannot stand: %.',
    hint: 'Write id="…" in plain quotes, or kind="note" or kind="warning" and title="…" for a Callout.',
    why: 'Anything else would be a program, or be lost.',
  },
  'body/link': {
    summary: 'Links lead to the web, to a mail address or into the registry.',
    message: 'This link leads nowhere safe: %.',
    hint: 'Write a full https:// address, mailto:, or a path that begins with / or #.',
    why: 'A link can carry a program or a disguise.',
  },
  'body/image': {
    summary: 'Images lie in content/assets.',
    message: 'This image does not lie in content/assets: %.',
    hint: 'Put the file in content/assets and write ![what it shows](assets/name.png).',
    why: 'The site asks nothing of any other place, and a record reads no other file.',
  },
  'schema/unknown-key': {
    summary: 'Every key of a record is known.',
    message: 'There is no field “%” here, so nobody would read what it says.',
    hint: 'Remove it, or use the field that is meant.',
    why: 'A misspelt field is a missing field.',
  },
  'schema/wrong-value': {
    summary: 'Every value is of the kind that its field takes.',
    message: '%.',
    hint: 'Correct the value.',
    why: 'A wrong value is judged as nothing at all.',
  },
  'schema/duplicate-id': {
    summary: 'Every id is used once.',
    message: 'The id “%” is used more than once, so a reference to it would be a guess.',
    hint: 'Rename one of them.',
    why: 'Everything is referred to by id.',
  },
  'reference/unknown': {
    summary: 'Everything that a record names exists.',
    message: '%.',
    hint: 'Correct the id, or add what it names.',
    why: 'A reference to nothing is an accountability that nobody holds.',
  },
  'control/unknown': {
    summary: 'Every control that is named exists.',
    message: '%, so nothing can be said of it.',
    hint: 'Correct the id.',
    why: 'Evidence for a control that does not exist covers nothing.',
  },
  'control/withdrawn': {
    summary: 'No control that was withdrawn is named.',
    message: '%.',
    hint: 'Name its successor.',
    why: 'The publisher no longer asks it; its successors ask something else.',
  },
  'policy/invalid': {
    summary: 'The policy holds together.',
    message: '%.',
    hint: 'Correct policy.yaml.',
    why: 'A policy with a hole asks nothing where it should.',
  },
  'framework/counts': {
    summary: 'A framework has as many entries at each level as it says.',
    message: '%.',
    hint: 'Restore the missing entries, or correct counts and levels.',
    why: 'Coverage of a catalogue with holes flatters.',
  },
} as const satisfies Record<string, Fault>;

export type ReadingCode = keyof typeof READING_FAULTS;

/** The diagnostic of a reading fault: always an error. `detail` fills the message, `hint` replaces the usual one. */
export function readingFault(code: ReadingCode, spot: Spot, detail = '', hint?: string): Diagnostic {
  const fault = READING_FAULTS[code];
  return { code, severity: 'error', message: fault.message.replace('%', () => detail), hint: hint ?? fault.hint, spot };
}

/** The same with how to mend it, where only one way is right. */
export function withFix(diagnostic: Diagnostic, fix: Fix | undefined): Diagnostic {
  return fix === undefined ? diagnostic : { ...diagnostic, fix };
}
