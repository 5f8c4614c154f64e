using System.Numerics;
using Unroll;

namespace Samples.OptimizerPaths;

/// <summary>Where an optimizer came by.</summary>
/// <param name="Name">The optimizer.</param>
/// <param name="Places">The start, and the place after each step.</param>
/// <param name="Losses">The function at each place.</param>
internal sealed record OptimizerPath(string Name, Vector2[] Places, double[] Losses)
{
    // Higher than so many times the start, an optimizer does not come down any more.
    private const double Lost = 1000;

    private static readonly float[] Rates =
        [0.001f, 0.002f, 0.003f, 0.005f, 0.01f, 0.02f, 0.03f, 0.05f, 0.1f, 0.2f, 0.3f, 0.5f, 1, 2, 3, 5];

    /// <summary>The way of an optimizer with the learning rate that brings it down soonest, of 1, 2, 3 and 5 thousandths, hundredths,
    /// tenths and ones.</summary>
    /// <param name="name">The optimizer.</param>
    /// <param name="create">Creates it with a learning rate.</param>
    /// <param name="landscape">Where it descends.</param>
    /// <param name="steps">The steps that it takes.</param>
    /// <param name="down">Which part of the height at the start is down.</param>
    public static OptimizerPath Best(string name, Func<float, Optimizer> create, Landscape landscape, int steps, double down) =>
        Rates.Select(rate => Follow($"{name}, rate {rate}", create(rate), landscape, steps))
            .OrderBy(path => path.StepsTo(down) ?? int.MaxValue)
            .ThenBy(path => path.Losses[^1])
            .First();

    private static OptimizerPath Follow(string name, Optimizer optimizer, Landscape landscape, int steps)
    {
        using (optimizer)
        {
            float[] values = [landscape.Start.X, landscape.Start.Y], gradients = new float[2];
            var places = new List<Vector2>();
            var losses = new List<double>();
            for (int step = 0; step <= steps && (step == 0 || losses[^1] < Lost * losses[0]); step++)
            {
                places.Add(new Vector2(values[0], values[1]));
                losses.Add(landscape.Evaluate(values, gradients));
                optimizer.Step(values, gradients);
            }

            return new OptimizerPath(name, [.. places], [.. losses]);
        }
    }

    /// <summary>The first step from which on the function stays below a part of what it was at the start; null if there is none.</summary>
    public int? StepsTo(double part)
    {
        int last = Array.FindLastIndex(Losses, loss => !(loss < part * Losses[0]));
        return last == Losses.Length - 1 ? null : last + 1;
    }
}
