"""Makes content/regression/Unroll-App/Data/pendulum.csv: periods of pendulums, exact by the arithmetic-geometric mean, with 0.5 % of noise."""
import math
import random


def agm(a, b):
    while abs(a - b) > 1e-15 * a:
        a, b = (a + b) / 2, math.sqrt(a * b)
    return a


random.seed(1)
print("length_m,angle_degrees,period_s")
for _ in range(500):
    length, angle = random.uniform(0.2, 2), random.uniform(5, 150)
    period = 2 * math.pi * math.sqrt(length / 9.81) / agm(1, math.cos(math.radians(angle) / 2))
    print(f"{length:.3f},{angle:.1f},{period * (1 + random.gauss(0, 0.005)):.4f}")
