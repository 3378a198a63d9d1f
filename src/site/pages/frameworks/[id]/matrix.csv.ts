import type { APIRoute, GetStaticPaths } from 'astro';
import { site } from '../../../site-store.ts';

export const getStaticPaths = (() => site().ids.frameworks.map((id) => ({ params: { id } }))) satisfies GetStaticPaths;

/** The whole matrix of a framework, for a spreadsheet. */
export const GET: APIRoute = ({ params }) =>
  new Response(site().matrixCsv(params['id'] ?? ''), { headers: { 'content-type': 'text/csv; charset=utf-8' } });
