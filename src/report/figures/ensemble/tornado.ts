import type { TornadoBar } from '../../../ensemble/sensitivity/tornado.ts';
import { changeText, type NamedTarget, type TargetResult } from '../../sensitivity-target.ts';
import type { TornadoResult } from '../../sensitivity-tornado.ts';
import type { Figure, Story } from '../figure.ts';
import type { LabSensitivity, Material } from '../material.ts';
import { parameterText } from './parameter-words.ts';
import { axisWords, firstMoved, movedWords, onAxis, settingText, targetWords } from './sensitivity-target.ts';
import { type DrawnBar, drawTornado, type TornadoData } from './tornado-drawing.ts';

/** More bars are not read. */
const MOST_BARS = 12;

/** What each uncertain parameter does to a target by itself. */
export const tornado: Figure<TornadoData> = {
  id: 'tornado',
  asks: 'Which unknown matters most?',
  needs: ['sensitivity'],
  tell: ({ sensitivity }: Material) => (sensitivity === undefined ? undefined : tornadoStory(sensitivity)),
  draw: drawTornado,
};

function tornadoStory({ id, title, epochCivilDays, tornado: results = [] }: LabSensitivity): Story<TornadoData> | undefined {
  const found = firstMoved(results, ({ bars }) => bars.some(isSure)) ?? firstMoved(results, ({ bars }) => bars.some(isMoved));
  if (found === undefined) return undefined;
  const { target, result } = found;
  const place = (value: number): number | null => onAxis(target, epochCivilDays, value);
  const written = place(result.written);
  const bars = result.bars
    .filter(isMoved)
    .slice(0, MOST_BARS)
    .flatMap((bar) => drawnBar(bar, target, place) ?? []);
  if (written === null || bars.length === 0) return undefined;
  const told = result.bars.find(isSure) ?? result.bars.find(isMoved)!;
  const drawn = bars.find(({ factor }) => factor === parameterText(told.factor)) ?? bars[0]!;
  return {
    title: titleOf(target, told, drawn, drawn === bars[0]),
    subtitle: `${title}: ${target.kind === 'date' ? 'date of ' : ''}${targetWords(target)}, as each unknown goes from the 5 % to the 95 % quantile of its prior, all else as written (${axisWords(target)})`,
    caption: `The line is the scenario as written. Blue: with the low setting of the unknown, orange: with the high one. Pale bars may be chance: the 95 % interval of their width has 0 in it.${censoredText(target)}${othersText(results, found)}`,
    description: bars.map((bar) => `${bar.factor}, from ${bar.lowSetting} to ${bar.highSetting}: ${bar.change}`).join('; '),
    sources: [`simulated: ${id}, one factor at a time, on common random numbers`],
    data: { target: { id: target.id, kind: target.kind }, written, bars },
  };
}

/** About the widest bar, or the widest that is beyond chance. */
function titleOf(
  target: NamedTarget,
  { swing }: TornadoBar,
  { factor, lowSetting, highSetting }: DrawnBar,
  isWidest: boolean,
): string {
  const words = targetWords(target);
  const subject = `${words[0]!.toUpperCase()}${words.slice(1)}`;
  const verb = target.kind === 'date' ? 'comes' : 'is';
  return `${subject} ${verb} ${movedWords(target, swing.mean)} where “${factor}” is ${highSetting} instead of ${lowSetting}: ${isWidest ? 'nothing else matters more' : 'the largest effect that is beyond chance'}`;
}

function isMoved({ swing }: TornadoBar): boolean {
  return swing.mean !== 0;
}

function isSure({ swing }: TornadoBar): boolean {
  return swing.low > 0 || swing.high < 0;
}

function drawnBar(bar: TornadoBar, target: NamedTarget, place: (value: number) => number | null): DrawnBar | undefined {
  const [low, high] = [place(bar.lowMean), place(bar.highMean)];
  if (low === null || high === null) return undefined;
  const { mean, low: from, high: to } = bar.swing;
  const interval = Number.isNaN(from) ? '' : ` (95 %: ${changeText(target, from)} to ${changeText(target, to)})`;
  return {
    ...{ factor: parameterText(bar.factor), lowSetting: settingText(bar.lowSetting), highSetting: settingText(bar.highSetting) },
    ...{ low, high, change: `${changeText(target, mean)}${interval}`, isChance: !isSure(bar) },
  };
}

function censoredText({ censoredShare }: NamedTarget): string {
  return censoredShare > 0
    ? ' Paths that do not come to it before the end count with the last day on which it could be known.'
    : '';
}

/** What matters most for the other targets. */
function othersText(results: readonly TargetResult<TornadoResult>[], found: TargetResult<TornadoResult>): string {
  const others = results.flatMap(({ target, result }) => {
    const [widest] = result.bars;
    if (target === found.target || widest === undefined || !isSure(widest)) return [];
    return [`${targetWords(target)}: ${parameterText(widest.factor)}`];
  });
  return others.length === 0 ? '' : ` What matters most for ${others.join('; for ')}.`;
}
