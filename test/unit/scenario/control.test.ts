import { expect, test } from 'vitest';
import type { LabScenario, WorkStage } from '../../../src/lab/parameters.ts';
import { explainKey } from '../../../src/scenario/schema/keys.ts';
import { CONTROLLED, childOf, loadText, loadTexts, replaceIn, SMALL_LAB } from '../../support/scenario-files.ts';

function controlled(overrides: readonly string[] = [], lines = CONTROLLED): LabScenario {
  return loadTexts(childOf(lines), overrides).lab!;
}

test('a lab with every key of the control layer loads without a warning', () => {
  expect(loadTexts(childOf(CONTROLLED)).warnings).toEqual([]);
});

test('it is printed as it is read', () => {
  const { lab, resolvedYaml } = loadTexts(childOf(CONTROLLED));
  expect(loadText(resolvedYaml).lab).toEqual(lab);
});

test('classes that are called come after the two that are limited, in one order, whatever that of writing', () => {
  const { classes, stages } = controlled().base;
  const paths = classes.map(({ id, priority, path }) => [id, priority, path.map((k) => stages[k]!.id).join(' ')]);
  expect(paths).toEqual([
    ['experiment', 0, 'decide implement run analyze review'],
    ['change', 1, 'implement review'],
    ['incident', -1, 'mitigate'],
    ['correction', 0, 'implement review'],
    ['finding', 2, 'implement review'],
    ['data', 0, 'annotate'],
    ['evaluation', -3, 'evaluate analyze'],
    ['approval', 0, 'decide'],
    ['remediation', 0, 'annotate evaluate'],
  ]);
  expect(classes.map(({ limit }) => limit?.perLeadPerson)).toEqual([3, 3, ...new Array(7).fill(undefined)]);
});

test('stages that only called classes visit come after the path of experiments, by id', () => {
  expect(controlled().base.stages.map(({ id }) => id)).toEqual([
    'decide',
    'implement',
    'run',
    'analyze',
    'review',
    'annotate',
    'evaluate',
    'mitigate',
  ]);
});

test('a stage has the hours of each class that comes, and 0 for the others', () => {
  const hoursAt = (lab: LabScenario, id: string) => (lab.base.stages.find((stage) => stage.id === id) as WorkStage).hours;
  const none = { incident: 0, correction: 0, finding: 0, data: 0, evaluation: 0, approval: 0, remediation: 0 };
  expect(hoursAt(controlled(), 'review')).toEqual({ ...none, experiment: 4, change: 1, correction: 2, finding: 3 });
  expect(hoursAt(controlled(), 'annotate')).toEqual({ ...none, experiment: 0, change: 0, data: 10, remediation: 11 });
  expect(hoursAt(controlled(['classes.remediation=null']), 'annotate').remediation).toBe(0);
  expect(hoursAt(loadText(SMALL_LAB).lab!, 'decide')).toEqual({ ...none, experiment: 16, change: 0 });
});

test('review is read in the units of the simulation', () => {
  const { review } = controlled().base;
  expect(review).toMatchObject({
    stage: 4,
    flawsPerVisit: 0.2,
    scrutinyMinutes: 10,
    policy: { elasticity: 0.5, budgetShare: 0.25 },
    automated: { catchShare: 0.3, sameModelCorrelation: 0.5 },
    incidentShare: 0.25,
    incidentLagDays: 90,
  });
  const ends = ({ values }: { readonly values: Float64Array }) => [values[0], values.at(-1)];
  expect([ends(review!.aiFlawRatio), ends(review!.automated.besideShare)]).toEqual([
    [1.5, 1],
    [0, 1],
  ]);
});

test('results are read with their stages by index', () => {
  const { automated, ...rest } = controlled().base.results!;
  expect(rest).toEqual({
    trueShare: 0.4,
    powerShare: 0.8,
    falsePositiveShare: 0.2,
    reportStage: 3,
    readStages: [3, 4],
    readingMinutes: 120,
    replicatedShare: 0.1,
    replicateFrom: 2,
    correctionLagDays: 180,
  });
  expect([...automated.besideShare.values, automated.catchShare, automated.sameModelCorrelation]).toEqual([0, 0.33, 0]);
});

test('findings and coordination are read', () => {
  const { findings, coordination } = controlled().base;
  expect(findings).toEqual({
    weaknessesPerChange: 0.05,
    weaknessesAtEpoch: 100,
    foundPerYear: 0.5,
    aiSearchRatio: 20,
    searchStage: 4,
  });
  expect(coordination).toEqual({ handoffHours: 0.5, referencePeople: 100, exponent: 0.5 });
});

test('what a generation passes through is read, goods and signals by id and pauses by day', () => {
  expect(controlled().base.generations.control).toEqual({
    data: { jobs: 40, growthExponent: 0.1 },
    drift: {
      amplification: 0.1,
      goods: [
        { id: 'honesty', aim: 'keep', weightShare: 0.75, trendPerGeneration: 0, spread: 0.04 },
        { id: 'skill', aim: 'raise', weightShare: 0.25, trendPerGeneration: 0.3, spread: 0.02 },
      ],
    },
    battery: {
      signals: [
        { id: 'exams', jobs: 5, good: 1, sensitivity: 10, noise: 1 },
        { id: 'lies', jobs: 10, good: 0, sensitivity: 20, noise: 2 },
      ],
      falseAlarmShare: 0.05,
      correlation: 0.2,
      judges: 'scalar',
      sameModelBlindness: 0.6,
      growthExponent: 0.3,
    },
    detection: { action: 'remediate', rounds: 2, removedShare: 0.7, jobs: 12, retrainDays: 21 },
    approvals: 3,
    minimumDays: 9,
    pauses: [
      { fromDays: 31, toDays: 33 },
      { fromDays: 243, toDays: 257 },
    ],
    release: { share: 0.1, days: 14, sensitivity: 11, falseAlarmShare: 0.02 },
  });
});

test('idle accelerators may be taken in part', () => {
  expect(controlled().base.fleet.idleTakenShare).toBe(0.5);
});

test('a lab that has none of it has none of it', () => {
  const { base } = loadText(SMALL_LAB).lab!;
  expect(base).toMatchObject({ review: undefined, results: undefined, findings: undefined, coordination: undefined });
  expect([base.generations.control, base.classes.length]).toEqual([undefined, 2]);
});

test.each(['review', 'results', 'findings', 'coordination'] as const)('--set %s=none switches it off, its class stays', (key) => {
  const { base } = controlled([`${key}=none`]);
  expect([base[key], base.classes.length]).toEqual([undefined, 9]);
  expect(loadText(SMALL_LAB, [`${key}=none`]).lab!.base[key]).toBeUndefined();
});

test('parts of the generation loop are switched off one by one, until none is left', () => {
  const off = ['battery=none', 'data=none', 'drift=none', 'detection=none', 'release=none'].map((part) => `generations.${part}`);
  const { control } = controlled(off).base.generations;
  expect(control).toMatchObject({ data: undefined, drift: undefined, battery: undefined, release: undefined });
  expect(control!.detection).toEqual({ action: 'promote', rounds: 0, removedShare: 0, jobs: 0, retrainDays: 0 });
  const rest = ['approvals=0', 'minimum=0 days', 'pauses=[]'].map((part) => `generations.${part}`);
  expect(controlled([...off, ...rest]).base.generations.control).toBeUndefined();
});

test('what was none may be given again by a child', () => {
  const { base } = controlled(['coordination=none', 'coordination={hours: 2 work hours, people: 10, exponent: 1}']);
  expect(base.coordination).toEqual({ handoffHours: 2, referencePeople: 10, exponent: 1 });
});

test('a child removes a class and what calls it with null', () => {
  const { base } = controlled(['classes.finding=null', 'findings=null']);
  expect([base.findings, base.classes.map(({ id }) => id).includes('finding')]).toEqual([undefined, false]);
});

test.each([
  ['review=none', { review: undefined }],
  ['review.policy=fixed', { review: { policy: { elasticity: 0 } } }],
  ['generations.detection={action: rollback}', { generations: { control: { detection: { action: 'rollback' } } } }],
  ['results.corrections=none', { results: { correctionLagDays: undefined } }],
  ['flaws=0.5', { review: { flawsPerVisit: 0.5 } }],
  ['compute.idle=keep', { fleet: { idleTakenShare: 0 } }],
  ['generations.battery.judges=vector', { generations: { control: { battery: { judges: 'vector' } } } }],
])('--set %s', (override, expected) => {
  expect(controlled([override]).base).toMatchObject(expected);
});

test('parts of the loop are on unless they are written off', () => {
  const { base } = controlled(['loop.promotion=off', 'loop.substrate=off']);
  expect([base.generations.gate, base.agents.efficiencyExponent]).toEqual(['closed', 0]);
  expect(controlled().base).toMatchObject({ generations: { gate: 'promote' }, agents: { efficiencyExponent: 0.5 } });
  expect(loadText(SMALL_LAB, ['loop.promotion=off']).lab!.base.generations.gate).toBe('closed');
});

test('mechanisms come, change and end with a change; the classes are there from the start', () => {
  const change =
    'from: 2021-07-01\nchange: {review: {flaws: 0.4}, results: none, findings: {perChange: 1}, loop: {promotion: off}}\n';
  const { base, fork } = controlled(['findings.perChange=0'], CONTROLLED + change);
  const { parameters } = fork!;
  expect([base.review!.flawsPerVisit, parameters.review!.flawsPerVisit]).toEqual([0.2, 0.4]);
  expect([base.results === undefined, parameters.results === undefined]).toEqual([false, true]);
  expect([base.findings!.weaknessesPerChange, parameters.findings!.weaknessesPerChange]).toEqual([0, 1]);
  expect([base.generations.gate, parameters.generations.gate]).toEqual(['promote', 'closed']);
  expect(parameters.classes).toEqual(base.classes);
});

test('a mechanism may be there from a date on, and its class before it', () => {
  const [before, review] = [CONTROLLED.indexOf('review:\n'), CONTROLLED.indexOf('results:\n')];
  const written = CONTROLLED.slice(before, review).trimEnd().replaceAll('\n', '\n  ');
  const lines = `${CONTROLLED.slice(0, before)}${CONTROLLED.slice(review)}from: 2021-07-01\nchange:\n  ${written}\n`;
  const { base, fork } = controlled([], lines);
  expect([base.review, fork!.parameters.review?.stage, base.classes.length]).toEqual([undefined, 4, 9]);
});

test('what is left out has its default', () => {
  const lines = replaceIn(CONTROLLED, 'policy: {elasticity: 0.5, budget: 0.25}', '');
  expect(controlled([], lines).base.review!.policy).toEqual({ elasticity: 0, budgetShare: 1 });
  const { release } = controlled([], replaceIn(CONTROLLED, ', falseAlarms: 0.02', '')).base.generations.control!;
  expect(release!.falseAlarmShare).toBe(0.05);
});

test.each([
  ['review.scrutiny', 'review.scrutiny', 'minutes'],
  ['results.automated.beside', 'results.automated.beside', 'share'],
  ['drift.goods.<id>.weight', 'generations.drift.goods.<id>.weight', 'share'],
  ['pauses.<n>.to', 'generations.pauses.<n>.to', 'date'],
  ['coordination.people', 'coordination.people', 'people'],
  ['release.falseAlarms', 'generations.release.falseAlarms', 'share'],
  ['findings.found', 'findings.found', 'per year'],
  ['idle.taken', 'compute.idle.taken', 'share'],
])('%s is explained', (name, path, unit) => {
  const [found] = explainKey(name);
  expect([found!.path, found!.unit]).toEqual([path, unit]);
});
