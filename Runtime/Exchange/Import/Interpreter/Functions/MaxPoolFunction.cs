namespace Unroll.Exchange.Import.Interpreter.Functions;

/// <summary>The largest of each window; NaN where it has one.</summary>
internal sealed class MaxPoolFunction : PoolFunction
{
    protected override double Of(ModelNode node, IReadOnlyList<double> inside, int padding) =>
        inside.Aggregate(double.NegativeInfinity, Math.Max);
}
