import { useState } from 'preact/hooks';
import { FIRST_SETTING } from '../engine/setting.ts';
import { description, setting, shipped } from '../state/bench.ts';

const FUTURES = ['continuation', 's-curve', 'compounding', 'full-recursion'];
/** Labs that reduce to models of others. */
const PEERS = ['amdahl', 'kwa'];

/** The scenario to start from, what is laid over it, and the random numbers. */
export function ScenarioChoice() {
  const { scenario, seed, whatIfs } = setting.value;
  const [hadWhatIfs] = useState(whatIfs.length > 0); // later it is the reader who opens and closes them
  const { labs = [], whatIfs: known = [] } = shipped.value ?? {};
  const groups = [
    { label: 'Futures', of: FUTURES.flatMap((id) => labs.filter((lab) => lab.id === id)) },
    { label: 'Models of others, as special cases', of: labs.filter(({ id }) => PEERS.includes(id)) },
    { label: 'Claims, one each, and the past', of: labs.filter(({ id }) => !FUTURES.includes(id) && !PEERS.includes(id)) },
  ];
  const toggle = (id: string, isOn: boolean): void => {
    const others = whatIfs.filter((name) => name !== id);
    setting.value = { ...setting.value, whatIfs: isOn ? [...others, id] : others };
  };
  return (
    <div class="scenario-choice">
      <label>
        Start from
        <select
          value={scenario}
          data-control="scenario"
          onChange={({ currentTarget }) => {
            setting.value = { ...FIRST_SETTING, seed, scenario: currentTarget.value };
          }}
        >
          {groups.map(({ label, of }) => (
            <optgroup label={label} key={label}>
              {of.map(({ id, title }) => (
                <option value={id} key={id}>
                  {title}
                </option>
              ))}
            </optgroup>
          ))}
        </select>
      </label>
      {description.value?.from !== undefined && (
        <details open={hadWhatIfs}>
          <summary>And suppose{whatIfs.length > 0 ? `: ${whatIfs.length}` : ' …'}</summary>
          {known.map(({ id, title }) => (
            <label key={id}>
              <input
                type="checkbox"
                checked={whatIfs.includes(id)}
                onChange={(event) => toggle(id, event.currentTarget.checked)}
              />
              {title}
            </label>
          ))}
        </details>
      )}
      <label class="seed">
        Chance: seed
        <input
          type="number"
          min={0}
          step={1}
          value={seed}
          onChange={({ currentTarget }) => {
            const next = Math.max(0, Math.floor(Number(currentTarget.value)));
            if (Number.isSafeInteger(next)) setting.value = { ...setting.value, seed: next };
          }}
        />
      </label>
    </div>
  );
}
