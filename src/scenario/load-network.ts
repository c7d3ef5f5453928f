import type { Issue } from '../base/issue.ts';
import { checkNetwork } from './check-network.ts';
import type { NetworkScenario } from './loaded.ts';
import type { LocatedMap } from './located.ts';
import { toNetworkScenario } from './network.ts';
import { networkSchema } from './schema/network.ts';
import { readDocument, warnOfUnused } from './schema/read-document.ts';
import { warnOfLoad } from './traffic.ts';

/** Turns a merged document of kind network into a simulation's input, or tells why not. */
export function loadNetwork(root: LocatedMap): {
  readonly network: NetworkScenario | undefined;
  readonly issues: readonly Issue[];
} {
  const { document, issues: schemaIssues, env } = readDocument(root, networkSchema, new Set());
  const issues = [...schemaIssues, ...checkNetwork(root, env)];
  if (document === undefined || issues.some(({ path }) => !path.startsWith('time.'))) return { network: undefined, issues };
  const network = toNetworkScenario(document);
  const overload = warnOfLoad(network, root, document.time.steadyState ? 'error' : 'warning');
  return { network: issues.length > 0 ? undefined : network, issues: [...issues, ...warnOfUnused(root, env), ...overload] };
}
