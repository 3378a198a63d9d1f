import type { ExportFile } from '../publish/exports.ts';
import { zipOf } from './zip.ts';

/** The bytes of an export: a text as it is, a workbook as the zip of its parts; the same on every machine. */
export function exportBytes(content: ExportFile['content'], day: string): Uint8Array {
  if (typeof content === 'string') return Buffer.from(content);
  return zipOf(
    content.map(({ path, text }) => ({ path, bytes: Buffer.from(text) })),
    day,
    { isQuick: true },
  );
}
