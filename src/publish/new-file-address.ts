/** The addresses under which a forge edits a file, and under which the same forge makes a new one. */
const FORGES: readonly (readonly [edit: RegExp, make: (branch: string, path: string) => string])[] = [
  // GitLab says what it is with a dash, Gitea and Forgejo with an underscore; GitHub says neither.
  [/^(.+)\/-\/edit\/([^{}]+)\/\{path\}$/, (branch, path) => `/-/new/${branch}?file_name=${path}`],
  [/^(.+)\/_edit\/([^{}]+)\/\{path\}$/, (branch, path) => `/_new/${branch}?filename=${path}`],
  [/^(.+)\/edit\/([^{}]+)\/\{path\}$/, (branch, path) => `/new/${branch}?filename=${path}`],
];

/**
 * Where the forge of an edit-link pattern makes a new file on a branch; undefined where the pattern is none of
 * GitHub’s, GitLab’s, Gitea’s or Forgejo’s.
 * @param branch the one of the pattern itself where it is undefined
 * @param path from the top of the repository
 */
export function newFileAddress(edit: string, branch: string | undefined, path: string): string | undefined {
  for (const [pattern, make] of FORGES) {
    const [, top, own = ''] = pattern.exec(edit) ?? [];
    if (top === undefined) continue;
    const on = branch?.split('/').map(encodeURIComponent).join('/') ?? own;
    return `${top}${make(on, encodeURIComponent(path))}`;
  }
  return undefined;
}

/** In characters: forges and proxies before them refuse longer addresses. */
const LONGEST = 6000;

/**
 * The same for a forge that takes the text of the file in the address, which GitHub does; undefined for others, and
 * where the address would be too long.
 * @param path from the top of the repository
 */
export function filledAddress(edit: string, path: string, text: string): string | undefined {
  const isGitHub = /\/edit\/[^{}]+\/\{path\}$/.test(edit) && !/\/-\/edit\//.test(edit);
  const empty = isGitHub ? newFileAddress(edit, undefined, path) : undefined;
  const address = empty && `${empty}&value=${encodeURIComponent(text)}`;
  return address === undefined || address.length > LONGEST ? undefined : address;
}
