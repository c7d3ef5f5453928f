import { readFileSync } from 'node:fs';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';

/** A plain file server that has one page. */
export interface Served {
  readonly url: string;
  readonly stop: () => Promise<void>;
}

/** Serves a file as any file server would, at its root. */
export async function servePage(file: string): Promise<Served> {
  const text = readFileSync(file);
  const server = createServer(({ url }, response) => {
    const isThere = url === '/';
    response.writeHead(isThere ? 200 : 404, { 'content-type': 'text/html' });
    response.end(isThere ? text : '');
  });
  await new Promise<void>((resolve) => void server.listen(0, '127.0.0.1', resolve));
  const { port } = server.address() as AddressInfo;
  return { url: `http://127.0.0.1:${port}/`, stop: () => new Promise((resolve) => void server.close(() => resolve())) };
}
