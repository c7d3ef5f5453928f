import { signal } from '@preact/signals';
import { commandOf, FIRST_SETTING, isSame } from '../engine/setting.ts';
import { address, beside, exactEngine, problems, setting } from '../state/bench.ts';
import { save } from './save.ts';

const FILES = ['timeseries.csv', 'stages.csv', 'pools.csv', 'generations.csv', 'migrations.csv', 'scenario.resolved.yaml'];
const PLAIN_WORD = /^[\w@%+=:,./-]+$/;

/** Text that was copied last, or could not be. */
const copied = signal('');
const refused = signal('');
const preparing = signal('');

/** Keep beside, share, repeat, download. */
export function Share() {
  const isPlain = isSame(setting.value, { ...FIRST_SETTING, scenario: setting.value.scenario });
  const words = commandOf(setting.value).map((word) => (PLAIN_WORD.test(word) ? word : `'${word}'`));
  const command = ['npx loopgain', ...words].join(' ');
  const link = linkOf(address.value);
  return (
    <section class="share" aria-label="Compare, share, download">
      <p>
        {beside.value === undefined ? (
          <button type="button" data-control="keep" onClick={() => keepBeside()}>
            Keep this beside, and compare
          </button>
        ) : (
          <button type="button" data-control="drop" onClick={() => dropBeside()}>
            Stop comparing
          </button>
        )}
        <button type="button" data-control="reset" disabled={isPlain} onClick={() => reset()}>
          Back to the scenario as written
        </button>
        <button type="button" data-control="share" onClick={() => void copy(link)}>
          {copyWords(link, 'Copy link to this', 'Link copied')}
        </button>
      </p>
      <p>
        The same on a command line, to the byte:
        <code data-command>{command}</code>
        <button type="button" class="quiet" onClick={() => void copy(command)}>
          {copyWords(command, 'copy', 'copied')}
        </button>
      </p>
      <p class="files">
        Download{' '}
        {FILES.map((name) => (
          <button
            type="button"
            class="quiet"
            key={name}
            data-download={name}
            disabled={preparing.value !== '' || problems.value.length > 0}
            onClick={() => void download(name)}
          >
            {preparing.value === name ? 'writing…' : name}
          </button>
        ))}
      </p>
    </section>
  );
}

function keepBeside(): void {
  beside.value = setting.value;
}

function dropBeside(): void {
  beside.value = undefined;
}

function reset(): void {
  setting.value = { ...FIRST_SETTING, scenario: setting.value.scenario };
}

function linkOf(hash: string): string {
  return `${location.href.replace(/#.*$/, '')}#${hash}`;
}

/** Browsers let only some pages copy: none that came unencrypted from elsewhere. */
async function copy(text: string): Promise<void> {
  try {
    await navigator.clipboard.writeText(text);
    copied.value = text;
  } catch {
    refused.value = text;
  }
}

function copyWords(text: string, before: string, after: string): string {
  if (copied.value === text) return after;
  return refused.value === text ? 'The browser forbids it: copy by hand' : before;
}

async function download(name: string): Promise<void> {
  preparing.value = name;
  try {
    const files = await exactEngine().ask({ kind: 'files', setting: setting.value });
    save(files.find((file) => file.name === name)!);
  } catch {
    // what is wrong with the setting stands above
  } finally {
    preparing.value = '';
  }
}
