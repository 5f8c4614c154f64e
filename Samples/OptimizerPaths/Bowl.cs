using System.Numerics;

namespace Samples.OptimizerPaths;

/// <summary>A long bowl that lies askew: (u² + 100 v²) / 2, where u and v are the two numbers turned by 30 degrees. A step that is short
/// enough for the steep direction is too short for the flat one.</summary>
internal sealed class Bowl() : Landscape("a long bowl, askew", new Vector2(-4, -1.6f), Vector2.Zero)
{
    private const double Steepness = 100;
    private static readonly (double Sin, double Cos) Turn = Math.SinCos(Math.PI / 6);

    public override double Evaluate(ReadOnlySpan<float> place, Span<float> gradient)
    {
        double u = (Turn.Cos * place[0]) + (Turn.Sin * place[1]), v = (Turn.Cos * place[1]) - (Turn.Sin * place[0]);
        gradient[0] = (float)((Turn.Cos * u) - (Turn.Sin * Steepness * v));
        gradient[1] = (float)((Turn.Sin * u) + (Turn.Cos * Steepness * v));
        return 0.5 * ((u * u) + (Steepness * v * v));
    }
}
