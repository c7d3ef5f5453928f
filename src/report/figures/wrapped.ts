/**
 * A text in lines of at most so many letters, broken between words; a longer word has a line of its own.
 *
 * wrapped('one two three', 8) // => ['one two', 'three']
 */
export function wrapped(text: string, letters: number): string[] {
  const lines: string[] = [];
  for (const word of text.split(' ')) {
    const last = lines.at(-1);
    if (last !== undefined && last.length + 1 + word.length <= letters) lines[lines.length - 1] = `${last} ${word}`;
    else lines.push(word);
  }
  return lines;
}
