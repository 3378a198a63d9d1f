/**
 * A file of this site as the value that it holds; the policy of the pages allows no other origin. The site made it, so
 * it is what the caller says it is.
 * @throws when it cannot be had
 */
export async function loadJson<T>(address: string): Promise<T> {
  const response = await window.fetch(address);
  if (!response.ok) throw new Error(`${address} was answered with ${response.status}`);
  return (await response.json()) as T;
}
