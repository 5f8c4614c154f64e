namespace Unroll.Generator.Planning;

/// <summary>x0 / x1, element by element; also a gradient divided by the divisor.</summary>
internal sealed record QuotientFunction() : PointwiseFunction("Divide", "The quotient of two values", ["x0", "x1"])
{
    /// <summary>No: 0 / 0 is no number.</summary>
    public override bool KeepsZero => false;
}
