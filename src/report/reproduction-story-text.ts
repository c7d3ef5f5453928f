import type { BindingShare } from '../calibrate/reproduce/binding.ts';
import type { DrawnInterval } from '../calibrate/reproduce/figures.ts';
import type { QuarterStory } from '../calibrate/reproduce/reproduce.ts';
import type { ReproducedStep } from '../calibrate/reproduce/waterfall.ts';
import { alignedText, type TextColumn } from './aligned-text.ts';
import { figureText, percentText } from './figure-text.ts';

const INDENT = '  ';

const left = (head: string): TextColumn => ({ head, unit: '', align: 'left' });
const right = (head: string): TextColumn => ({ head, unit: '', align: 'right' });

const STEP_HEADS = [left(''), right('factor'), right('level'), right('draws'), right('published')];
const BINDING_HEADS = [left('what bound in the year before'), left('of'), right('of the year'), right('draws')];

/** How a quarter gets from code to progress with one set of parameters, and what bound meanwhile. */
export function storyText({ quarter, steps, binding }: QuarterStory): string[] {
  const lines = [...alignedText(STEP_HEADS, steps.map(stepCells)), ...alignedText(BINDING_HEADS, binding.map(bindingCells))];
  return [`${quarter.id}: from code to progress, values as written; factors multiply`, ...lines.map((line) => INDENT + line)];
}

/** What was published of code and output, and progress, all with one set of parameters. */
export function threeNumbersText(stories: readonly QuarterStory[]): string {
  const placed = stories.flatMap(({ quarter, steps }) => steps.map((step) => ({ ...step, quarter: quarter.id })));
  const latest = new Map(placed.filter(({ published }) => !Number.isNaN(published)).map((step) => [step.step.id, step]));
  const said = [...latest.values()].map(({ step, level, published, quarter }) => {
    return `${step.level} ${figureText(level)} times in ${quarter} (published: ${figureText(published)})`;
  });
  const { step, level, quarter } = placed.at(-1)!;
  return `One set of parameters, as written, gives ${said.join('; ')}; and ${step.level}, ${figureText(level)} times in ${quarter}.`;
}

function stepCells({ step, factor, level, drawnLevel, published }: ReproducedStep): string[] {
  const said = Number.isNaN(published) ? '' : figureText(published);
  return [step.level, figureText(factor), figureText(level), intervalText(drawnLevel), said];
}

function bindingCells({ stage, pool, written, drawn }: BindingShare): string[] {
  return [stage, pool, percentText(written), percentText(drawn)];
}

function intervalText({ low, high }: DrawnInterval): string {
  return `${figureText(low)} to ${figureText(high)}`;
}
