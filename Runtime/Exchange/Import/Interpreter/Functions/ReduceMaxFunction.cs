namespace Unroll.Exchange.Import.Interpreter.Functions;

/// <summary>The largest along some axes; NaN where one is.</summary>
internal sealed class ReduceMaxFunction : ReductionFunction
{
    protected override double Of(IEnumerable<double> elements) => elements.Aggregate(double.NegativeInfinity, Math.Max);
}
