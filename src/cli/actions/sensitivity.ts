import { formatIsoDate } from '../../base/calendar.ts';
import { InputError } from '../../base/issue.ts';
import { type Manifest, readManifest } from '../../io/manifest.ts';
import { checkResultFolder } from '../../io/result-folder.ts';
import { wrapText } from '../../report/aligned-text.ts';
import { TEXT_WIDTH } from '../../report/text-section.ts';
import type { Action, Answer } from '../answer.ts';
import type { Arguments, SensitivityMethod } from '../arguments.ts';
import { commandText } from '../command-text.ts';
import { loadLabs, writeAndDiscard } from '../ensemble-run.ts';
import { pictureNotes } from '../pictures.ts';
import { resultFolder } from '../result-place.ts';
import { sensitivityOfDraws } from '../sensitivity-draws.ts';
import { marginal, morris, sobol, tornado } from '../sensitivity-methods.ts';
import { type Found, type Question, questionOf } from '../sensitivity-study.ts';
import { type Subject, sensitivityId, sensitivityWords, writeSensitivity } from '../write-sensitivity.ts';

type Simulated = Exclude<SensitivityMethod, 'draws'>;

const METHODS: Readonly<Record<Simulated, (question: Question, id: string) => Promise<Found>>> = {
  tornado,
  morris,
  sobol,
  marginal,
};

/** Options that only some methods take. */
const TAKEN_BY: Readonly<Record<string, readonly SensitivityMethod[]>> = {
  targets: ['tornado', 'morris', 'sobol', 'draws'],
  parameters: ['sobol'],
  trajectories: ['morris'],
  draws: ['sobol'],
  replications: ['tornado', 'morris', 'sobol', 'marginal'],
};

/** Says what matters most: of a lab by simulating it again and again, of a forecast by what its draws tell. */
export const sensitivity: Action = async (given, progress) => {
  const manifest = readManifest(given.scenario);
  const method = given.method ?? (manifest === undefined ? 'tornado' : 'draws');
  checkOptions(method, given);
  if (manifest !== undefined) return sensitivityOfFolder(manifest, method, given);
  if (method === 'draws') throw refuse('--method', 'the folder of a forecast beside `draws`', `\`${given.scenario}\``);
  const [scenario] = loadLabs([given.scenario], given);
  const { id, name, lasting, sources, scenario: loaded } = scenario!;
  const { title, resolvedYaml, lab } = loaded;
  const subject = { id, name, lasting, sources, title, resolvedYaml, epochCivilDays: lab!.epochCivilDays };
  const question = { ...questionOf(scenario!, given), scenario: scenario!, given, progress };
  checkResultFolder(folderOf(subject, method, given), given.force);
  const words = sensitivityWords(subject, method, given);
  const found = await METHODS[method]({ ...question, words }, sensitivityId(id, method));
  const end = formatIsoDate(question.lab.epochCivilDays + question.lab.endDays);
  const heading = `${found.heading} To ${end}, seed ${given.seed}.`;
  const answer = await answerOf(subject, method, { ...found, heading }, given);
  return { ...answer, warnings: loaded.warnings };
};

async function sensitivityOfFolder(manifest: Manifest, method: SensitivityMethod, asked: Arguments): Promise<Answer> {
  if (method !== 'draws') throw refuse('--method', 'a scenario, or `draws` for a folder', `\`${method}\``);
  const { id, title } = manifest.scenario;
  const given = { ...asked, seed: manifest.seed };
  const { files } = manifest;
  const sources = { 'draws.csv': files['draws.csv'] ?? '' };
  const subject = { id, title, name: given.scenario, lasting: true, sources };
  checkResultFolder(folderOf(subject, method, given), given.force);
  return answerOf(subject, method, sensitivityOfDraws(given.scenario, manifest, given), given);
}

async function answerOf(subject: Subject, method: SensitivityMethod, found: Found, given: Arguments): Promise<Answer> {
  await writeAndDiscard(found, () => writeSensitivity(subject, method, found, given));
  const folder = folderOf(subject, method, given);
  const replay = commandText(sensitivityWords(subject, method, given));
  const { id, title } = subject;
  const { answer, summary } = found;
  const names = found.tables.map((table) => `${folder}/${table.id}.csv`);
  return {
    lines: [
      ...wrapText(answer, TEXT_WIDTH),
      '',
      ...wrapText(title, TEXT_WIDTH),
      ...wrapText(found.heading, TEXT_WIDTH),
      ...found.lines,
    ],
    notes: [
      `Wrote ${names.join(' and ')}`,
      ...pictureNotes(folder, { ...given, figures: given.figures && method !== 'draws' }),
      `Repeat: ${replay}`,
    ],
    json: { sensitivity: { id, title, folder, method, seed: given.seed, replay, answer, summary } },
    warnings: [],
  };
}

function folderOf({ id }: Pick<Subject, 'id'>, method: SensitivityMethod, given: Arguments): string {
  return resultFolder({ id: sensitivityId(id, method) }, given);
}

function checkOptions(method: SensitivityMethod, given: Arguments): void {
  const { targets, parameters, trajectories, draws, replications } = given;
  const asked = {
    targets: targets.length > 0,
    parameters: parameters.length > 0,
    trajectories: trajectories !== undefined,
    draws: draws !== undefined,
    replications: replications !== undefined,
  };
  for (const [option, isAsked] of Object.entries(asked)) {
    const methods = TAKEN_BY[option]!;
    if (isAsked && !methods.includes(method))
      throw refuse(`--${option === 'targets' ? 'target' : option}`, `--method ${methods.join(' or ')}`, `\`${method}\``);
  }
}

function refuse(path: string, expected: string, received: string): InputError {
  return new InputError([{ path, severity: 'error', expected, received }]);
}
