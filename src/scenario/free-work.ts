import type { Issue } from '../base/issue.ts';
import { numberText } from '../base/number-text.ts';
import type { CalledClassId, LabParameters } from '../lab/parameters.ts';
import type { LocatedMap } from './located.ts';
import { issueAtKey } from './located.ts';

/** Work that a lab calls for: its class, the key that says how much, and the work in words. */
interface CalledWork {
  readonly jobClass: CalledClassId;
  readonly path: string;
  readonly work: string;
}

/** Warns of work that takes nobody's time, since its class is not there; what is switched off calls for none. */
export function warnOfFreeWork(lab: LabParameters, root: LocatedMap): readonly Issue[] {
  const ids = lab.classes.map(({ id }) => id);
  const free = [...calledByWork(lab), ...calledByGenerations(lab)].filter(({ jobClass }) => !ids.includes(jobClass));
  return free.map(({ jobClass, path, work }) => ({
    ...issueAtKey(root, path.split('.'), {
      expected: `a class \`${jobClass}\`, whose jobs it calls for`,
      received: 'no such class',
      hint: `${work} take nobody's time: add \`${jobClass}: {path: [...]}\` under \`classes\``,
    }),
    severity: 'warning',
  }));
}

function calledByWork({ review, results, findings }: LabParameters): readonly CalledWork[] {
  const work: CalledWork[] = [];
  if (review !== undefined && review.flawsPerVisit > 0 && review.incidentShare > 0)
    work.push({ jobClass: 'incident', path: 'review.incidents.share', work: 'Incidents' });
  const hasNullGains = results !== undefined && results.trueShare < 1 && results.falsePositiveShare > 0;
  if (hasNullGains && results.correctionLagDays !== undefined) {
    const correction = 'Corrections of null results (`results.corrections: none` where there are none)';
    work.push({ jobClass: 'correction', path: 'results.corrections', work: correction });
  }
  if (findings !== undefined && findings.foundPerYear > 0 && findings.weaknessesAtEpoch + findings.weaknessesPerChange > 0)
    work.push({ jobClass: 'finding', path: 'findings.found', work: 'Fixes of what search finds' });
  return work;
}

function calledByGenerations({ generations: { control } }: LabParameters): readonly CalledWork[] {
  if (control === undefined) return [];
  const { data, battery, detection, approvals } = control;
  const evaluations = battery?.signals.reduce((sum, { jobs }) => sum + jobs, 0) ?? 0;
  const isMended = battery !== undefined && detection.action === 'remediate' && detection.rounds > 0;
  const called: (readonly [CalledClassId, path: string, jobs: number, work: string])[] = [
    ['data', 'data.jobs', data?.jobs ?? 0, 'data jobs'],
    ['evaluation', 'battery.signals', evaluations, 'evaluation jobs'],
    ['approval', 'approvals', approvals, 'approvals'],
    ['remediation', 'detection.jobs', isMended ? detection.jobs : 0, 'remediation jobs'],
  ];
  return called
    .filter(([, , jobs]) => jobs > 0)
    .map(([jobClass, path, jobs, work]) => ({ jobClass, path: `generations.${path}`, work: `${numberText(jobs)} ${work}` }));
}
