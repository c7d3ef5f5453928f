import type { Control } from '../queueing/control.ts';
import { PRIORITY } from '../queueing/control.ts';
import { curveAt } from './curve.ts';
import type { Ledger } from './ledger.ts';
import type { Fleet } from './parameters.ts';
import type { Delivery } from './trajectory.ts';

/** Accelerators owned over time: what the curve says and what the lab's own orders add when they arrive. */
export class FleetHistory {
  private arrived = 0;
  private readonly onOrder: number[];

  /** deliveries: what another lab ordered that this one follows, the earliest first. */
  constructor(deliveries: readonly Delivery[]) {
    this.onOrder = deliveries.map(({ accelerators }) => accelerators);
  }

  accelerators(fleet: Fleet, days: number): number {
    return curveAt(fleet.accelerators, days) + this.arrived;
  }

  /** Looks at how busy the slots were since the last look, and orders more accelerators if the rule says so. */
  considerOrder(fleet: Fleet, slotsPool: number, control: Control, ledger: Ledger, arrivalCode: number): void {
    const { orders } = fleet;
    if (orders === undefined) return;
    if (slotUtilization(slotsPool, orders.everyDays, control, ledger) <= orders.aboveUtilization) return;
    this.onOrder.push(orders.orderShare * this.accelerators(fleet, control.nowDays));
    control.schedule(control.nowDays + orders.leadDays, PRIORITY.control, arrivalCode, 0);
  }

  /** The earliest order arrives; returns how many accelerators it brings. */
  receive(): number {
    const accelerators = this.onOrder.shift()!;
    this.arrived += accelerators;
    return accelerators;
  }
}

/** Slots held over slots there were, 0..1 (rounding left out), in the last `days`. */
function slotUtilization(slotsPool: number, days: number, control: Control, ledger: Ledger): number {
  const before = ledger.before(control.nowDays, days);
  if (before === undefined) return 0;
  const { counters } = control;
  counters.bringUpTo(control.nowDays);
  const held = counters.heldArea(counters.figures, slotsPool) - counters.heldArea(before.figures, slotsPool);
  return Math.min(1, held / (counters.figures.capacityArea(slotsPool) - before.figures.capacityArea(slotsPool)));
}
