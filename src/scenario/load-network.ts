import type { Issue } from '../base/issue.ts';
import type { NetworkScenario } from './loaded.ts';
import type { LocatedMap } from './located.ts';
import { toNetworkScenario } from './network.ts';
import { createFindings } from './references.ts';
import { networkSchema } from './schema/network.ts';
import { readDocument, warnOfUnused } from './schema/read-document.ts';
import { warnOfLoad } from './traffic.ts';

/** Turns a merged document of kind network into a simulation's input, or tells why not. */
export function loadNetwork(root: LocatedMap): {
  readonly network: NetworkScenario | undefined;
  readonly issues: readonly Issue[];
} {
  const { document, issues, env } = readDocument(root, networkSchema, new Set());
  if (document === undefined) return { network: undefined, issues };
  const findings = createFindings(root);
  const network = toNetworkScenario(document, findings);
  if (findings.issues.length > 0) return { network: undefined, issues: findings.issues };
  const overload = warnOfLoad(network, root, document.time.steadyState ? 'error' : 'warning');
  return { network, issues: [...warnOfUnused(root, env), ...overload] };
}
