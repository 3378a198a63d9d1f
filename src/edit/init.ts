import type { HeldFolder } from '../read/content.ts';

export interface NewFile {
  /** Relative to the content folder. */
  readonly path: string;
  readonly text: string;
}

/** The files of a minimal valid content folder: the template and the frameworks that the product ships. */
export function initialFiles(template: HeldFolder, frameworks: HeldFolder): NewFile[] {
  const decode = (bytes: Buffer) => bytes.toString('utf8');
  return [
    ...template.files.map(({ path, bytes }) => ({ path, text: decode(bytes) })),
    ...frameworks.files.map(({ path, bytes }) => ({ path: `frameworks/${path}`, text: decode(bytes) })),
  ];
}
