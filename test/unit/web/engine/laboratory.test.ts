import { describe, expect, test } from 'vitest';
import { InputError } from '../../../../src/base/issue.ts';
import { LEVERS, leverRange } from '../../../../src/web/controls/levers.ts';
import { speedText } from '../../../../src/web/controls/stage-speed.ts';
import { Laboratory } from '../../../../src/web/engine/laboratory.ts';
import type { Answers, Question } from '../../../../src/web/engine/messages.ts';
import { FIRST_SETTING, type Setting, withChange } from '../../../../src/web/engine/setting.ts';
import { STEPS } from '../../../../src/web/parts/tour-steps.ts';

const laboratory = new Laboratory({ published: new Map(), posterior: [], version: '1.2.3' });

function ask<Kind extends Question['kind']>(question: Extract<Question, { kind: Kind }>): Answers[Kind] {
  return laboratory.answer(question) as Answers[Kind];
}

function described(setting: Partial<Setting>): Answers['describe'] {
  return ask({ kind: 'describe', setting: { ...FIRST_SETTING, ...setting } });
}

const FUTURES = ['continuation', 's-curve'];
const LABS = ask({ kind: 'list' }).labs;

test('plain networks and priors are no labs, whatever extends a lab is one', () => {
  const ids = LABS.map(({ id }) => id);
  for (const id of ['mm1', 'mmc', 'rework', 'priors']) expect(ids).not.toContain(id);
  for (const id of ['history', 'small-lab', 's-curve', 'tripling-fishing-out', 'kwa']) expect(ids).toContain(id);
});

describe('what can be moved', () => {
  test.each(LABS)('$id: each number has unit, range, source and a place to be set', ({ id }) => {
    const { parameters, stages } = described({ scenario: id });
    for (const { low, high, value, unit, source, believed = [low, high] } of parameters) {
      expect([low <= value, value <= high, unit !== '', source !== '']).toEqual([true, true, true, true]);
      expect(low <= believed[0] && believed[0] < believed[1] && believed[1] <= high).toBe(true);
    }
    const [stage] = stages;
    if (stage === undefined || !FUTURES.includes(id)) return;
    const faster = withChange({ ...FIRST_SETTING, scenario: id }, stage.path, speedText(stage.workHours, 2));
    const { from, needsFrom } = described({ scenario: id });
    const opened = needsFrom ? withChange(faster, 'from', from) : faster;
    expect(() => described(opened)).not.toThrow();
  });

  test('parameters of the history stand under the headings of its file', () => {
    const { parameters } = described({});
    expect(parameters.filter(({ part }) => part === 'other')).toEqual([]);
    expect(parameters.find(({ id }) => id === 'beta')?.part).toBe('research');
  });

  test('what a future changes is set where the future sets it', () => {
    const of = (scenario: string) => described({ scenario }).parameters.find(({ id }) => id === 'seenFloor');
    expect(of('compounding')).toMatchObject({ path: 'change.parameters.seenFloor', value: 1 });
    expect(of('continuation')).toMatchObject({ path: 'seenFloor', value: 0.25 });
  });

  test.each(LEVERS)('the lever $id is a parameter of the history, within its range', (lever) => {
    const parameter = described({ scenario: 'continuation' }).parameters.find(({ id }) => id === lever.id)!;
    const { low, high } = leverRange(lever, parameter);
    expect(low).toBeLessThan(high);
    expect(parameter.value).toBeGreaterThanOrEqual(low);
    expect(parameter.value).toBeLessThanOrEqual(high);
  });
});

describe('the tour', () => {
  test.each(STEPS)('$title: can be set', ({ setting, beside }) => {
    for (const each of [setting, beside ?? setting]) expect(() => described(each)).not.toThrow();
  });

  test('coding and deciding are made exactly eight times as fast', () => {
    const { stages } = described({});
    const eighths = STEPS.flatMap(({ setting }) => Object.entries(setting.changes)).filter(([path]) => path.includes('.stages.'));
    for (const [path, value] of eighths) expect(value).toBe(speedText(stages.find((stage) => stage.path === path)!.workHours, 8));
    expect(new Set(eighths.map(([path]) => path.split('.')[2]))).toEqual(new Set(['implement', 'debug', 'scaffold', 'decide']));
  });
});

describe('a small lab', () => {
  const setting: Setting = { ...FIRST_SETTING, scenario: 'ten-ideas', seed: 3 };

  test('the same question has the same answer, and what is beside it changes nothing of it', () => {
    const alone = ask({ kind: 'simulate', setting, beside: undefined, grain: 'exact' });
    const compared = ask({ kind: 'simulate', setting, beside: { ...setting, seed: 4 }, grain: 'exact' });
    expect(compared.fingerprint).toBe(alone.fingerprint);
    expect(compared.answer).toEqual(alone.answer);
    expect(compared.besideAnswer).toBeDefined();
    expect(alone.film.days.length).toBe(alone.film.binding.length);
  });

  test('files are those of the command line, by name', () => {
    const names = ask({ kind: 'files', setting }).map(({ name }) => name);
    const tables = ['timeseries', 'stages', 'pools', 'generations', 'migrations'].map((id) => `${id}.csv`);
    expect(names).toEqual([...tables, 'scenario.resolved.yaml']);
  });

  test('what cannot be simulated says why', () => {
    const wrong = { ...setting, changes: { 'pools.nobody.capacity': '3' } };
    expect(() => described(wrong)).toThrow(InputError);
    expect(() => described({ scenario: 'nowhere' })).toThrow(/nowhere/);
  });
});
