import { isAssetPath } from './body/links.ts';

/** What a file under the content folder is, by its path alone. */
export type Kind =
  | 'registry'
  | 'policy'
  | 'people'
  | 'system'
  | 'exception'
  | 'intake'
  | 'guide'
  | 'decision'
  | 'signature'
  | 'shared-nhis'
  | 'shared-models'
  | 'shared-evidence'
  | 'framework'
  | 'crosswalk'
  | 'evidence'
  | 'asset';

export interface Known {
  readonly kind: Kind;
  /** The id that the file name gives. */
  readonly id: string;
}

const ID = '[a-z0-9]+(?:-[a-z0-9]+)*';
/** Windows leaves a full stop at the end out, so that two names would be one there. */
const SAFE_NAME = /^[A-Za-z0-9](?:[\w.-]*[\w-])?$/;
/** In characters; a longer name is no id, and nothing could refer to it. */
export const LONGEST_ID = 100;
/** Guides that Countersign brings itself; their addresses are taken. */
export const OWN_GUIDES: readonly string[] = [
  'editions',
  'how-to-decide',
  'owning-a-system',
  'reading-a-system',
  'reading-this-site',
];
/** Names that Windows keeps for devices, whatever their ending. */
const RESERVED = /^(?:con|prn|aux|nul|com\d|lpt\d)(?:\.|$)/i;

const PATTERNS: readonly (readonly [RegExp, Kind])[] = [
  [/^()registry\.yaml$/, 'registry'],
  [/^()policy\.yaml$/, 'policy'],
  [/^()people\.yaml$/, 'people'],
  [new RegExp(`^systems/(${ID})\\.mdx$`), 'system'],
  [new RegExp(`^exceptions/(${ID})\\.mdx$`), 'exception'],
  [new RegExp(`^intake/(${ID})\\.mdx$`), 'intake'],
  [new RegExp(`^guides/(${ID})\\.mdx$`), 'guide'],
  [new RegExp(`^decisions/${ID}/(\\d{4}-\\d{2}-\\d{2}-${ID})\\.json$`), 'decision'],
  [new RegExp(`^decisions/${ID}/(\\d{4}-\\d{2}-\\d{2}-${ID})\\.json\\.sig$`), 'signature'],
  [new RegExp(`^decisions/_policy/(\\d{4}-\\d{2}-\\d{2}-${ID})\\.json$`), 'decision'],
  [new RegExp(`^decisions/_policy/(\\d{4}-\\d{2}-\\d{2}-${ID})\\.json\\.sig$`), 'signature'],
  [/^shared\/()nhis\.yaml$/, 'shared-nhis'],
  [/^shared\/()models\.yaml$/, 'shared-models'],
  [/^shared\/()evidence\.yaml$/, 'shared-evidence'],
  [/^frameworks\/([a-z0-9]+(?:[.-][a-z0-9]+)*)\.yaml$/, 'framework'],
  [/^frameworks\/crosswalks\/([a-z0-9]+(?:[.-]{1,2}[a-z0-9]+)*)\.yaml$/, 'crosswalk'],
];

/** Whether a file holds frontmatter and a body, by the ending of its name. */
export function isRecordPath(path: string): boolean {
  return path.endsWith('.mdx');
}

/** The kind of a path, or why it is none. Paths use `/` and begin below the content folder. */
export function kindOf(path: string): Known | { readonly why: string } {
  const names = path.split('/');
  const reserved = names.find((name) => RESERVED.test(name));
  if (reserved !== undefined) return { why: `“${reserved}” is a name that Windows keeps for a device` };
  for (const [pattern, kind] of PATTERNS) {
    const match = pattern.exec(path);
    if (match === null) continue;
    const id = match[1] ?? '';
    if (kind === 'guide' && OWN_GUIDES.includes(id))
      return { why: `Countersign brings the guide “${id}” itself, so this one needs another name` };
    return id.length > LONGEST_ID
      ? { why: `its name is longer than the ${LONGEST_ID} characters of an id` }
      : { kind, id };
  }
  if (names[0] === 'evidence' && names.length > 1) {
    return names.every((name) => SAFE_NAME.test(name))
      ? { kind: 'evidence', id: path }
      : { why: 'the name of an evidence file holds letters, digits, dots, hyphens and underscores only' };
  }
  if (names[0] === 'assets' && names.length > 1) {
    return isAssetPath(path)
      ? { kind: 'asset', id: path }
      : { why: 'content/assets holds pictures only (png, jpg, webp, gif, avif)' };
  }
  return { why: reason(path, names) };
}

const FOLDERS = new Map(
  Object.entries({
    systems: 'a system is systems/<id>.mdx, with an id of lower-case letters, digits and single hyphens',
    exceptions: 'an exception is exceptions/<id>.mdx, with an id of lower-case letters, digits and single hyphens',
    intake: 'an intake record is intake/<id>.mdx, with an id of lower-case letters, digits and single hyphens',
    guides: 'a guide is guides/<name>.mdx, with lower-case letters, digits and single hyphens',
    decisions: 'a decision is decisions/<system>/<date>-<function>.json, and its signature ends in .json.sig',
    shared: 'shared things are in nhis.yaml, models.yaml and evidence.yaml',
    frameworks: 'a framework is frameworks/<id>.yaml, a crosswalk frameworks/crosswalks/<a>--<b>.yaml',
  }),
);

function reason(path: string, names: readonly string[]): string {
  const folder = names.length > 1 ? FOLDERS.get(names[0] ?? '') : undefined;
  if (folder !== undefined) return folder;
  return path.startsWith('.') ? 'a hidden file' : 'nothing of that name belongs here';
}
