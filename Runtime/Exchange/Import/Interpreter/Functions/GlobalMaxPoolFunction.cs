namespace Unroll.Exchange.Import.Interpreter.Functions;

/// <summary>The largest of each plane; NaN where it has one.</summary>
internal sealed class GlobalMaxPoolFunction : GlobalPoolFunction
{
    protected override double Of(double[] plane) => plane.Aggregate(double.NegativeInfinity, Math.Max);
}
