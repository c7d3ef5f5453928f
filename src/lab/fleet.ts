import { curveAt } from './curve.ts';
import type { Fleet } from './parameters.ts';

/** Accelerators owned over time: what the curve says and what the lab's own orders add when they arrive. */
export class FleetHistory {
  private arrived = 0;
  private readonly onOrder: number[] = [];

  accelerators(fleet: Fleet, days: number): number {
    return curveAt(fleet.accelerators, days) + this.arrived;
  }

  /** Places an order for a share of what is owned, if accelerators are busier than the rule's threshold; tells whether it did. */
  considerOrder(fleet: Fleet, days: number, utilizationShare: number): boolean {
    const { orders } = fleet;
    if (orders === undefined || !(utilizationShare > orders.aboveUtilization)) return false;
    this.onOrder.push(orders.orderShare * this.accelerators(fleet, days));
    return true;
  }

  /** The earliest order arrives. */
  receive(): void {
    this.arrived += this.onOrder.shift() ?? 0;
  }
}
