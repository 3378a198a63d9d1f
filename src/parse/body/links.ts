/**
 * An allow-list for addresses, on the address as the parser has decoded it, so that no spelling
 * (entities, escapes, case, blanks) can slip another scheme through. No name stands before the host:
 * `https://bank.example@elsewhere.example` leads elsewhere.
 */
const LINK =
  /^(?:https?:\/\/[^\s\\<>"/?#@]+(?:[/?#][^\s\\<>"]*)?|mailto:[^\s\\<>"@]+@[^\s\\<>"]+|\/(?!\/)[^\s\\<>"]*|#[^\s\\<>"]*)$/i;
const IMAGE =
  /^assets\/[A-Za-z0-9][\w-]*(?:\.[\w-]+)*(?:\/[A-Za-z0-9][\w-]*(?:\.[\w-]+)*)*\.(?:png|jpe?g|webp|gif|avif)$/;

/** A step up or in place, as browsers read it: with one it leads out of the base path. */
const DOT_SEGMENT = /^\/[^?#]*(?<=\/)(?:\.|%2e){1,2}(?:[/?#]|$)/i;

export function isSafeLink(address: string): boolean {
  if (!LINK.test(address)) return false;
  return address.startsWith('/') ? !DOT_SEGMENT.test(address) : address.startsWith('#') || URL.canParse(address);
}

/** True for the path of a picture under content/assets; SVG is left out, since it can hold a program. */
export function isAssetPath(path: string): boolean {
  return IMAGE.test(path);
}
