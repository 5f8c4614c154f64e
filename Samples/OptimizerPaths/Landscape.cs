using System.Numerics;

namespace Samples.OptimizerPaths;

/// <summary>A function of two numbers, and where optimizers begin on it.</summary>
/// <param name="name">What it shows.</param>
/// <param name="start">Where they begin.</param>
/// <param name="minimum">Where the function is least.</param>
internal abstract class Landscape(string name, Vector2 start, Vector2 minimum)
{
    /// <summary>What it shows.</summary>
    public string Name => name;

    /// <summary>Where optimizers begin.</summary>
    public Vector2 Start => start;

    /// <summary>Where the function is least.</summary>
    public Vector2 Minimum => minimum;

    /// <summary>The function, and its gradient at the same place.</summary>
    public abstract double Evaluate(ReadOnlySpan<float> place, Span<float> gradient);
}
