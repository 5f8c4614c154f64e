namespace Unroll.Generator.Planning;

/// <summary>The gradient of x1 in y = x0 / x1: -dy y / x1.</summary>
internal sealed record DivisorGradientFunction()
    : PointwiseFunction("DivisorGradient", "The gradient of the second of two values in their quotient", ["y", "x1", "dy"])
{
    /// <summary>No: 0 / 0 is no number.</summary>
    public override bool KeepsZero => false;
}
