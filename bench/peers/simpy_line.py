"""One generator per job, the style of SimPy's own documentation: simpy_line.py <task> <days> <seed>."""

import json
import pathlib
import random
import sys
import time

import simpy

BATCHES = 10


def simulate(task, end_days, seed):
    env = simpy.Environment()
    chance = random.Random(seed)
    stages = [(simpy.Resource(env, stage["servers"]), stage["ratePerDay"]) for stage in task["stages"]]
    rework = task["rework"]
    back_from, back_to, back_share = rework["from"], rework["to"], rework["share"]
    left = [0] * (BATCHES + 1)
    cycle_days = [0.0] * (BATCHES + 1)
    events = 0

    def job():
        nonlocal events
        arrived_days = env.now
        stage = 0
        while stage < len(stages):
            pool, rate = stages[stage]
            with pool.request() as request:
                yield request
                yield env.timeout(chance.expovariate(rate))
            events += 1
            stage = back_to if stage == back_from and chance.random() < back_share else stage + 1
        batch = int(env.now / end_days * BATCHES)
        left[batch] += 1
        cycle_days[batch] += env.now - arrived_days

    def arrivals():
        nonlocal events
        while True:
            yield env.timeout(chance.expovariate(1))
            events += 1
            env.process(job())

    env.process(arrivals())
    env.run(until=end_days)
    return {"events": events, "meanCycleDays": [cycle_days[b] / left[b] for b in range(BATCHES)]}


tasks = json.loads((pathlib.Path(__file__).parent.parent / "tasks.json").read_text())
name, days, seed = sys.argv[1:]
started = time.process_time()
path = simulate(tasks[name], int(days), int(seed))
print(json.dumps({**path, "seconds": time.process_time() - started}))
