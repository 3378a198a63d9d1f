import type { ExportFile } from '../publish/exports.ts';
import type { Archive } from './site-files/task.ts';
import { zipOf } from './zip.ts';

/** What an export is made of: a text, or the parts of a workbook that are zipped. */
export function exportContent(content: ExportFile['content'], day: string): string | Archive {
  if (typeof content === 'string') return content;
  return {
    entries: content.map(({ path, text }) => ({ path, bytes: Buffer.from(text) })),
    day,
    options: { isQuick: true },
  };
}

/** The bytes of an export, the same on every machine. */
export function exportBytes(content: ExportFile['content'], day: string): Uint8Array {
  const made = exportContent(content, day);
  return typeof made === 'string' ? Buffer.from(made) : zipOf(made.entries, made.day, made.options);
}
