/**
 * Letters of other alphabets, and signs, by the Latin ones that most typefaces draw like them: the part of Unicode
 * Technical Standard 39 that names of people are written with.
 */
const LIKE = new Map(
  (
    [
      ['аеорсхуіјѕԁԛԝһӏАВЕКМНОРСТУХЅІЈԌѴѵ', 'aeopcxyijsdqwhlABEKMHOPCTYXSlJGVv'],
      ['ΑΒΕΖΗΙΚΜΝΟΡΤΥΧαγινορσυϲϳ', 'ABEZHlKMNOPTYXayivopoucj'],
      ['օոսհցզյՕՍՏԼ', 'onuhgqjOUSL'],
      ['Iı1|ɑɡ0‐‑‒–—−’‘ʼʹ`', "lillagO------'''''"],
    ] as const
  ).flatMap(([drawn, as]) => Array.from(drawn, (char, at) => [char, as.charAt(at)] as const)),
);

/** The same text for all that look the same: whatever alphabet, width or kind of blank they are written with. */
export function looks(text: string): string {
  const plain = text.normalize('NFKC').replace(/\s+/g, ' ').trim();
  return Array.from(plain, (char) => LIKE.get(char) ?? char).join('');
}
