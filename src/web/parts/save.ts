import type { NamedText } from '../engine/messages.ts';

/** Lets the reader keep a text as a file. */
export function save({ name, text }: NamedText): void {
  const link = document.createElement('a');
  const url = URL.createObjectURL(new Blob([text], { type: 'application/octet-stream' }));
  link.href = url;
  link.download = name;
  link.click();
  URL.revokeObjectURL(url);
}
