import * as Plot from '@observablehq/plot';
import { migrationsOf } from '../../../lab/trajectory.ts';
import { monthText } from '../../figure-text.ts';
import { chart, dateOf, timeScale } from '../chart.ts';
import type { Canvas, Figure, Story } from '../figure.ts';
import type { LabPath, Material } from '../material.ts';
import { stageHue } from '../palette.ts';
import type { SvgElement } from '../svg-text.ts';

/** A stretch of time in which one stage binds [days since 1970-01-01]. */
interface Stretch {
  readonly stage: string;
  readonly pool: string;
  readonly fromDay: number;
  readonly toDay: number;
}

interface BottleneckData {
  readonly stretches: readonly Stretch[];
}

/** Which stage binds when. */
export const bottleneck: Figure<BottleneckData> = {
  id: 'bottleneck',
  asks: 'Where is the bottleneck, and when does it move?',
  needs: ['path'],
  tell: ({ path }: Material) => (path === undefined ? undefined : bottleneckStory(path)),
  draw: drawBottleneck,
};

function bottleneckStory(path: LabPath): Story<BottleneckData> {
  const stretches = stretchesOf(path);
  const last = stretches.at(-1)!;
  const moves = stretches.length - 1;
  return {
    title: `The bottleneck moves ${moves} times and ends at ${last.stage}, which waits for ${last.pool}`,
    subtitle: `${path.title}: stage that binds experiments, by date`,
    caption:
      'A stage binds when its pool of people or machines is the one that more of would let the lab finish more experiments.',
    description: stretches.map(({ stage, fromDay }) => `from ${monthText(fromDay)} ${stage}`).join(', '),
    sources: [`simulated: ${path.id}`],
    data: { stretches },
  };
}

function stretchesOf({ trajectory, epochCivilDays }: LabPath): Stretch[] {
  const moves = migrationsOf('research', trajectory);
  const end = trajectory.sampleDays.at(-1)!;
  const first = { stage: trajectory.bindingStage[0]!, pool: trajectory.bindingPool[0]!, days: 0 };
  const starts = [first, ...moves.map(({ days, toStage, toPool }) => ({ stage: toStage, pool: toPool, days }))];
  return starts.map(({ stage, pool, days }, i) => ({
    stage,
    pool,
    fromDay: epochCivilDays + days,
    toDay: epochCivilDays + (starts[i + 1]?.days ?? end),
  }));
}

function drawBottleneck({ stretches }: BottleneckData, canvas: Canvas): SvgElement {
  const { palette, tips } = canvas;
  return chart(canvas, {
    ...{ height: 200, marginLeft: 90, marginRight: 12 },
    x: timeScale(canvas, stretches[0]!.fromDay, stretches.at(-1)!.toDay),
    y: { label: null },
    marks: [
      Plot.barX(stretches, {
        y: 'stage',
        x1: ({ fromDay }: Stretch) => dateOf(fromDay),
        x2: ({ toDay }: Stretch) => dateOf(toDay),
        fill: ({ stage }: Stretch) => palette.hues[stageHue(stage)],
        tip: tips,
      }),
    ],
  });
}
