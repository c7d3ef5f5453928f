import type { Action } from './answer.ts';
import type { OptionName } from './options.ts';

/** A command: what it is called with, what it does, and where the code for it is. */
export interface CommandSpec {
  readonly name: string;
  /** Name and positionals in the parser's notation: `<one>`, `[maybe]`, `<many..>`. */
  readonly usage: string;
  readonly positionals: Readonly<Record<string, string>>;
  readonly summary: string;
  readonly options: readonly OptionName[];
  /** Shown as defaults of options that have another one in each command. */
  readonly defaults?: Readonly<Partial<Record<OptionName, string>>>;
  /** Command lines with what they do. */
  readonly examples: readonly (readonly [line: string, meaning: string])[];
  /** Loads the code only when the command is used, so that the others start at once. */
  readonly load: () => Promise<Action>;
}
