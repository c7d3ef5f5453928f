import type { Control } from '../queueing/control.ts';
import { PRIORITY } from '../queueing/control.ts';
import { curveAt } from './curve.ts';
import type { Ledger } from './ledger.ts';
import type { Fleet } from './parameters.ts';
import type { Delivery } from './trajectory.ts';

/** Event codes of a look at utilization, and of an order's arrival. */
export interface OrderCodes {
  readonly orderCheck: number;
  readonly orderArrives: number;
}

/** Accelerators owned over time: what the curve says and what the lab's own orders add when they arrive. */
export class FleetHistory {
  private arrived = 0;
  private readonly onOrder: number[];
  /** What has arrived so far. */
  readonly deliveries: Delivery[] = [];

  /** deliveries: what another lab ordered that this one follows, the earliest first. */
  constructor(deliveries: readonly Delivery[]) {
    this.onOrder = deliveries.map(({ accelerators }) => accelerators);
  }

  accelerators(fleet: Fleet, days: number): number {
    return curveAt(fleet.accelerators, days) + this.arrived;
  }

  /** Looks at how busy the slots were since the last look, and orders more accelerators if the rule says so; then looks again later. */
  considerOrder(fleet: Fleet, slotsPool: number, control: Control, ledger: Ledger, codes: OrderCodes): void {
    const { orders } = fleet;
    if (orders === undefined) return;
    control.schedule(control.nowDays + orders.everyDays, PRIORITY.control, codes.orderCheck, 0);
    if (slotUtilization(slotsPool, orders.everyDays, control, ledger) <= orders.aboveUtilization) return;
    this.onOrder.push(orders.orderShare * this.accelerators(fleet, control.nowDays));
    control.schedule(control.nowDays + orders.leadDays, PRIORITY.control, codes.orderArrives, 0);
  }

  /** The earliest order arrives. */
  receive(nowDays: number): void {
    const accelerators = this.onOrder.shift()!;
    this.arrived += accelerators;
    this.deliveries.push({ days: nowDays, accelerators });
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
