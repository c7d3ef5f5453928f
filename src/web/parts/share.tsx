import { signal } from '@preact/signals';
import { commandOf, FIRST_SETTING, isSame } from '../engine/setting.ts';
import { address, beside, exactEngine, setting } from '../state/bench.ts';
import { save } from './save.ts';

const FILES = ['timeseries.csv', 'stages.csv', 'pools.csv', 'generations.csv', 'migrations.csv', 'scenario.resolved.yaml'];
const PLAIN_WORD = /^[\w@%+=:,./-]+$/;

const copied = signal('');
const preparing = signal('');

/** Keep beside, share, repeat, download. */
export function Share() {
  const isPlain = isSame(setting.value, { ...FIRST_SETTING, scenario: setting.value.scenario });
  const words = commandOf(setting.value).map((word) => (PLAIN_WORD.test(word) ? word : `'${word}'`));
  const command = ['npx loopgain', ...words].join(' ');
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
        <button type="button" data-control="share" onClick={() => void copy(linkOf(address.value), 'link')}>
          {copied.value === 'link' ? 'Link copied' : 'Copy link to this'}
        </button>
      </p>
      <p>
        The same on a command line, to the byte:
        <code data-command>{command}</code>
        <button type="button" class="quiet" onClick={() => void copy(command, 'command')}>
          {copied.value === 'command' ? 'copied' : 'copy'}
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
            disabled={preparing.value !== ''}
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

async function copy(text: string, what: string): Promise<void> {
  await navigator.clipboard.writeText(text).catch(() => undefined); // pages from a disk may not; the address bar has it
  copied.value = what;
}

async function download(name: string): Promise<void> {
  preparing.value = name;
  const files = await exactEngine().ask({ kind: 'files', setting: setting.value });
  preparing.value = '';
  const file = files.find((each) => each.name === name);
  if (file !== undefined) save(file);
}
