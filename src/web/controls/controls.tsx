import type { DescribedParameter, DescribedStage, Description } from '../engine/messages.ts';
import { description, setting } from '../state/bench.ts';
import { changeValue, partingPath } from '../state/changes.ts';
import { LEVERS, leverRange } from './levers.ts';
import { Slider } from './slider.tsx';
import { speedText, timesOf } from './stage-speed.ts';

/** Sliders of what people decide, of how fast each stage's work is done, and of all that nobody knows. */
export function Controls() {
  const described = description.value;
  // Sliders of another scenario would set what this one has not.
  if (described?.id !== setting.value.scenario) return <p>Reading the scenario…</p>;
  return (
    <>
      <Levers {...described} />
      <StageSpeeds {...described} />
      <Parameters {...described} />
    </>
  );
}

function Levers({ from, parameters }: Description) {
  const known = LEVERS.flatMap((lever) => {
    const parameter = parameters.find(({ id }) => id === lever.id);
    return parameter === undefined ? [] : [{ lever, parameter }];
  });
  if (known.length === 0) return null;
  return (
    <details open>
      <summary>What people decide{from === undefined ? '' : `, from ${from} on`}</summary>
      {known.map(({ lever, parameter }) => (
        <ParameterSlider
          key={lever.id}
          parameter={{ ...parameter, path: partingPath(parameter.id), believed: undefined }}
          label={lever.label}
          range={leverRange(lever, parameter)}
          about={lever.about}
        />
      ))}
    </details>
  );
}

/** Times that a stage may be as fast. */
const FASTEST = 100;

function StageSpeeds({ from, stages }: Description) {
  if (stages.length === 0) return null;
  return (
    <details open>
      <summary>Make one stage faster{from === undefined ? '' : `, from ${from} on`}</summary>
      {stages.map((stage) => (
        <StageSlider key={stage.id} stage={stage} />
      ))}
    </details>
  );
}

function StageSlider({ stage: { id, path, workHours } }: { readonly stage: DescribedStage }) {
  const times = timesOf(workHours, setting.value.changes[path]);
  return (
    <Slider
      {...{ label: id, path, value: times, written: 1, unit: 'ratio', range: { low: 1, high: FASTEST } }}
      onChange={(value) => changeValue(path, speedText(workHours, value))}
    />
  );
}

function Parameters({ parameters }: Description) {
  const parts = [...new Set(parameters.map(({ part }) => part))];
  return (
    <details>
      <summary>All {parameters.length} numbers of the model, all along</summary>
      <p class="about">
        Shaded: 90 % of what is believed. These hold from the first day, so that the past moves with them, which was fitted to
        what was published.
      </p>
      {parts.map((part) => (
        <details key={part}>
          <summary>{part}</summary>
          {parameters
            .filter((parameter) => parameter.part === part)
            .map((parameter) => (
              <ParameterSlider
                {...{ key: parameter.id, parameter, label: parameter.id, range: parameter }}
                about={`${parameter.role}: ${parameter.source}${parameter.prior === undefined ? '' : `. Prior: ${parameter.prior}`}`}
              />
            ))}
        </details>
      ))}
    </details>
  );
}

interface ParameterSliderProps {
  readonly parameter: DescribedParameter;
  readonly label: string;
  readonly range: { readonly low: number; readonly high: number };
  readonly about: string;
}

function ParameterSlider({ parameter, label, range, about }: ParameterSliderProps) {
  const { path, value, unit, believed } = parameter;
  const changed = setting.value.changes[path];
  return (
    <Slider
      {...{ label, path, written: value, unit, range, believed, about }}
      value={changed === undefined ? value : Number(changed)}
      onChange={(next) => changeValue(path, next === undefined || next === value ? undefined : String(next))}
    />
  );
}
