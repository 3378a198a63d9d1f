import { listWords } from '../diagnostic/suggest.ts';
import { isRecord } from '../validate/lenient.ts';
import type { Review } from '../validate/schema/decision.ts';

/** An approval as the forge exported it. */
export interface ForgeReview extends Review {
  /** What the reviewer wrote. */
  readonly body: string | undefined;
}

export interface ReviewRefusal {
  readonly message: string;
  readonly hint: string;
}

type Outcome = { readonly review: ForgeReview } | { readonly refusal: ReviewRefusal };

const EXPORT = 'Export it with “gh api repos/OWNER/REPO/pulls/NUMBER/reviews”, or name one review of that list.';

/**
 * The approval in an export of reviews: one object of GitHub’s `GET /repos/{owner}/{repo}/pulls/{number}/reviews`
 * (Gitea and Forgejo give the same), or the whole list. In a list the newest verdict of each reviewer counts, and
 * with several reviewers `account` says whose is meant.
 */
export function readForgeReview(text: string, account?: string): Outcome {
  const data = parsed(text);
  if (data === undefined) return refused('The review is no JSON.', EXPORT);
  if (isRecord(data) && 'approved_by' in data)
    return refused(
      'These are approvals of GitLab, which do not say which commit was approved, so that nobody can show what was.',
      'Let the person sign the decision itself with --sign KEY, or commit the file in their own name.',
    );
  const items = Array.isArray(data) ? data.filter(isVerdict) : [data];
  const logins = [...new Set(items.map((item) => (isRecord(item) ? loginOf(item) : undefined) ?? '').filter(Boolean))];
  const wanted = account ?? (logins.length === 1 ? logins[0] : undefined);
  if (items.length === 0) return refused('There is no review in it that approves or refuses anything.', EXPORT);
  if (Array.isArray(data) && wanted === undefined)
    return refused(
      `It holds reviews by ${listWords(logins, 'and')}.`,
      'Say with --by whose decision is recorded, or name one review of the list.',
    );
  const own = Array.isArray(data)
    ? items.filter((item) => isRecord(item) && sameAccount(loginOf(item), wanted)).sort(byTime)
    : items;
  const newest = own.at(-1);
  if (newest === undefined) return refused(`It holds no review by “${wanted ?? ''}”.`, EXPORT);
  return reviewOf(newest);
}

function reviewOf(item: unknown): Outcome {
  if (!isRecord(item) || !('state' in item)) return refused('That is no review of a forge: it has no state.', EXPORT);
  const { state, commit_id: commit, submitted_at: at, html_url: href, body } = item;
  const account = loginOf(item);
  if (account === undefined)
    return refused('The review names nobody: the account was deleted, or it is no review.', EXPORT);
  if (state !== 'APPROVED')
    return refused(
      `The newest review of “${account}” says ${String(state)}, and only APPROVED approves.`,
      'Record what they decided with --decision and --rationale, without the review.',
    );
  if (typeof commit !== 'string' || !/^(?:[0-9a-f]{40}|[0-9a-f]{64})$/.test(commit))
    return refused(
      'The review does not say which commit was reviewed; a forge forgets it once the commit is gone.',
      'Let them review the newest commit of the branch, and export that review.',
    );
  const seconds = typeof at === 'string' ? Date.parse(at) : Number.NaN;
  if (Number.isNaN(seconds)) return refused('The review does not say when it was submitted.', EXPORT);
  return {
    review: {
      account,
      commit,
      at: `${new Date(seconds).toISOString().slice(0, 19)}Z`,
      ...(typeof href === 'string' && /^https?:\/\//.test(href) ? { href } : {}),
      body: typeof body === 'string' && body.trim() !== '' ? body.trim() : undefined,
    },
  };
}

/** Comments neither approve nor take an approval back; a review that is not submitted yet says nothing. */
function isVerdict(item: unknown): boolean {
  return !isRecord(item) || !['COMMENTED', 'COMMENT', 'PENDING', 'REQUEST_REVIEW'].includes(String(item['state']));
}

function loginOf({ user }: Record<string, unknown>): string | undefined {
  const login = isRecord(user) ? user['login'] : undefined;
  return typeof login === 'string' && login !== '' ? login : undefined;
}

function sameAccount(one: string | undefined, other: string | undefined): boolean {
  return one !== undefined && one.toLowerCase() === other?.toLowerCase();
}

function byTime(a: unknown, b: unknown): number {
  return timeOf(a) - timeOf(b);
}

function timeOf(item: unknown): number {
  return (isRecord(item) && Date.parse(String(item['submitted_at']))) || 0;
}

function parsed(text: string): unknown {
  try {
    return JSON.parse(text) as unknown;
  } catch {
    return undefined;
  }
}

function refused(message: string, hint: string): Outcome {
  return { refusal: { message, hint } };
}
