import { jsonText } from '../../report/json.ts';
import { scenarioJsonSchema } from '../../scenario/schema/json-schema.ts';
import { type Action, plainAnswer } from '../answer.ts';

/** Prints the JSON Schema of scenario files. */
export const schema: Action = () => plainAnswer(jsonText(scenarioJsonSchema()).trimEnd().split('\n'), scenarioJsonSchema());
