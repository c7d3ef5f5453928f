import type { SampleColumnId } from '../../src/lab/columns.ts';
import type { Generation, Trajectory } from '../../src/lab/trajectory.ts';
import { migrationsOf } from '../../src/lab/trajectory.ts';
import type { ClaimRow, Finding } from './claim-row.ts';
import { COMMENTARY, claimRow, ESSAY, figure, run } from './claim-row.ts';
import { labOf, meanBetween, meanOf, pathsOf } from './claims.ts';

/** Drift is chance: its rows are means over so many seeds. */
const SEEDS = [1, 2, 3, 4, 5, 6, 7, 8];
const INDEPENDENT = 'generations.battery.sameModel=0';

const promoted = ({ generations }: Trajectory): readonly Generation[] =>
  generations.filter(({ index, outcome }) => index > 0 && outcome === 'promoted');
/** Mean days between generations in the last two years. */
const lateInterval = (path: Trajectory): number =>
  meanOf(path.generations.filter(({ startDays }) => startDays > 4 * 365.25).map(({ intervalDays }) => intervalDays)).mean;
const last = (path: Trajectory, column: SampleColumnId): number => path.series[column].at(-1)!;
const nats = (path: Trajectory): number => Math.log(last(path, 'software_efficiency_ratio'));
const harmOf = (path: Trajectory): number => meanBetween(path.series.drift_true_ratio, 1);
const lostDays = (path: Trajectory): number => path.generations.reduce((sum, g) => sum + g.daysLost, 0);

const meanOver = (of: (path: Trajectory) => number, name: string, ...set: readonly string[]): number =>
  meanOf(pathsOf(name, set, SEEDS).map(of)).mean;

/** Mean gain in ln S over a lab without a battery, on the same random numbers. */
function gainOf(name: string, ...set: readonly string[]): number {
  const without = pathsOf('drift-unchecked', set, SEEDS);
  return meanOf(pathsOf(name, set, SEEDS).map((path, i) => nats(path) - nats(without[i]!))).mean;
}

const signed = (value: number): string => `${value < 0 ? '-' : '+'}${figure(Math.abs(value))}`;

function evaluationManual(): Finding {
  const [ten, forty] = [run('evaluation-manual'), run('evaluation-manual', 'pools.evaluators.capacity=40')];
  const held = migrationsOf('generation', ten).map(({ toStage }) => toStage);
  return {
    outcome: `${figure(lateInterval(ten))} days per generation, where development would take 28; held up by ${held.join(', ')}`,
    holds: held.join() === 'evaluation',
    holdsAnyway: migrationsOf('generation', forty).length > 0,
    because: `battery hours over evaluators' hours a day: ${figure(3000 / (10 * 6.9 * (5 / 7)))} days for ten people; with forty ${figure(lateInterval(forty))}, and nothing is held up for long`,
  };
}

function evaluationAutomated(): Finding {
  const [byHand, own] = [run('evaluation-manual'), run('evaluation-automated')];
  const harms = [[], [INDEPENDENT]].map((set) =>
    meanOver((path) => last(path, 'drift_true_ratio'), 'evaluation-automated', ...set),
  );
  return {
    outcome: `${figure(lateInterval(own))} days per generation instead of ${figure(lateInterval(byHand))}; harm ${figure(harms[0]!)} in use at the end`,
    holds: lateInterval(own) < 0.7 * lateInterval(byHand) && harms[0]! > 0.05,
    holdsAnyway: harms[1]! > harms[0]! / 2,
    because: `the model judges its own kind; an independent judge leaves ${figure(harms[1]!)}, for ${figure(meanOver(lostDays, 'evaluation-automated', INDEPENDENT))} days of remediation in three years (means over eight seeds)`,
  };
}

function driftUnchecked(): Finding {
  const gap = meanOver((path) => Math.log(last(path, 'software_efficiency_believed_ratio')) - nats(path), 'drift-unchecked');
  const [atEnd, kept] = [[], ['generations.drift.amplification=0']].map((set) =>
    meanOver((path) => last(path, 'drift_true_ratio'), 'drift-unchecked', ...set),
  );
  return {
    outcome: `harm ${figure(atEnd!)} after 18 generations; ln S ${figure(gap)} below what the lab takes it for (means over eight seeds)`,
    holds: atEnd! > 0.05,
    holdsAnyway: kept! > atEnd! / 1.5,
    because: `by amplification: without it (a 0) harm is ${figure(kept!)}, as a random walk has it`,
  };
}

function weakBattery(): Finding {
  const little = ['generations.drift.amplification=0', 'generations.drift.goods.honesty.spread=0.02'];
  const much = 'generations.drift.amplification=0.3';
  const [gain, least, most] = [[], little, [much]].map((set) => gainOf('drift-weak-battery', ...set)) as [number, number, number];
  return {
    outcome: `harm ${figure(meanOver(harmOf, 'drift-weak-battery'))} in use against ${figure(meanOver(harmOf, 'drift-unchecked'))} without, ${figure(meanOver(lostDays, 'drift-weak-battery'))} days lost in six years, ln S ${signed(gain)} (means over eight seeds)`,
    holds: gain > 0,
    holdsAnyway: least > 0,
    because: `it pays the more the more drifts: ${signed(most)} at a 0.3, ${signed(least)} at a 0 and sigma 0.02; table in the scenario`,
  };
}

function strongBattery(): Finding {
  const pace = (name: string): number => meanOver((path) => promoted(path).length, name);
  const [few, many] = [pace('drift-strong-battery'), pace('drift-unchecked')];
  const much = 'generations.drift.amplification=0.5';
  return {
    outcome: `harm ${figure(meanOver(harmOf, 'drift-strong-battery'))} in use, ${figure(few)} models in six years instead of ${figure(many)}, ln S ${signed(gainOf('drift-strong-battery'))} (means over eight seeds)`,
    holds: few < many && meanOver(harmOf, 'drift-strong-battery') < meanOver(harmOf, 'drift-weak-battery'),
    because: `45 days of evaluation and 19 % false alarms are paid for whatever drifts; at a 0.5 ln S is ${signed(gainOf('drift-strong-battery', much))}`,
  };
}

function scalarGate(): Finding {
  const alarmed = (...set: readonly string[]): number =>
    meanOver((path) => meanOf(promoted(path).map(({ alarms }) => alarms)).mean, 'drift-scalar-gate', ...set);
  const [scalar, vector] = [alarmed(), alarmed('generations.battery.judges=vector')];
  const harm = promoted(run('drift-scalar-gate')).at(-1)!.trueHarm;
  return {
    outcome: `alarms at ${figure(scalar * 100)} % of the looks, while harm rises to ${figure(harm)} (means over eight seeds)`,
    holds: scalar < 0.2,
    holdsAnyway: vector < 0.2,
    because: `false alarms are 9.75 %; signals that look at their own good raise them at ${figure(vector * 100)} %`,
  };
}

function pauseTwoWeeks(): Finding {
  const loss = (idle: string): number => {
    const compute = `compute.idle=${idle}`;
    return nats(run('pause-two-weeks', compute, 'generations.pauses=[]')) - nats(run('pause-two-weeks', compute));
  };
  const [kept, taken] = [loss('keep'), loss('reallocate')];
  const delays = promoted(run('pause-two-weeks')).map(({ startDays, index }) => startDays - 90 * index);
  return {
    outcome: `successors ${figure(Math.max(...delays))} days later from then on; a year later ln S is lower by ${figure(kept)}`,
    holds: kept < 0.01,
    because: `that is the worst day to begin; 1.2 days on average. With idle training compute taken up by experiments ln S is ${taken < 0 ? `${figure(-taken)} higher` : `${figure(taken)} lower`} than without the pause`,
  };
}

function gateClosed(): Finding {
  const [closed, open] = [run('gate-closed'), run('gate-closed', 'change.generations.gate=promote')];
  const constant = run('gate-closed', 'pools.fleet.capacity=25000');
  const growth = (path: Trajectory): number => meanBetween(path.series.software_growth_per_year, path.sampleDays.length - 4);
  return {
    outcome: `ln S grows by ${figure(growth(closed))} a year in the last year, against ${figure(growth(open))} with the gate open`,
    holds: growth(closed) > growth(open) / 2,
    holdsAnyway: growth(constant) > growth(open) / 2,
    because: `the fleet doubles every year and software makes runs cheaper, S^b linear in the integral of F^(lambda (1 - eta)), b = beta - lambda psi; on a constant fleet ${figure(growth(constant))}`,
  };
}

function proposeTestKeep(): Finding {
  const path = run('propose-test-keep');
  const { trueShare, powerShare } = labOf('propose-test-keep').base.results!;
  const tries = meanBetween(path.series.experiments_per_year, 1);
  const believed = Math.log(last(path, 'software_efficiency_believed_ratio')) / nats(path);
  const perTry = nats(path) / 30 / tries;
  return {
    outcome: `${figure(tries, 3)} tries a year, ${figure(tries * trueShare * powerShare, 3)} improvements expected among them; ln S ${figure(nats(path), 3)} after 30 years`,
    holds: Math.abs(perTry / (0.1 / 33) - 1) < 0.15,
    because: `ln S = theta X / X_ref t = ${figure((0.1 * tries * 30) / 33, 3)} on average, within 5 %; the lab takes itself for ${figure(believed, 3)} times as fast, by null results that it keeps`,
  };
}

/** Rows of what evaluates models and lets them out. */
export const GENERATION_ROWS: readonly ClaimRow[] = [
  claimRow(
    'AI does the development, people the evaluation: evaluation holds up the next model',
    ESSAY,
    'evaluation-manual',
    evaluationManual,
  ),
  claimRow(
    'Evaluation automated too: as fast as development, and drift goes unseen',
    ESSAY,
    'evaluation-automated',
    evaluationAutomated,
  ),
  claimRow('A small departure, handed down and enlarged, is no longer small', ESSAY, 'drift-unchecked', driftUnchecked),
  claimRow('Dropping a model that is found to have drifted pays for the days it costs', ESSAY, 'drift-weak-battery', weakBattery),
  claimRow(
    'The stricter the evaluation, the less harm in use and the slower models follow',
    ESSAY,
    'drift-strong-battery',
    strongBattery,
  ),
  claimRow(
    'A gate that judges by one number lets through better coding and worse honesty',
    ESSAY,
    'drift-scalar-gate',
    scalarGate,
  ),
  claimRow('A pause of two weeks hardly slows research down', ESSAY, 'pause-two-weeks', pauseTwoWeeks),
  claimRow('With the gate closed for good research goes on without better models', ESSAY, 'gate-closed', gateClosed),
  claimRow(
    'The smallest loop that improves anything: propose, test, keep if better',
    COMMENTARY,
    'propose-test-keep',
    proposeTestKeep,
  ),
];
