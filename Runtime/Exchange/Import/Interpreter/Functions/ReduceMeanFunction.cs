namespace Unroll.Exchange.Import.Interpreter.Functions;

/// <summary>The mean along some axes.</summary>
internal sealed class ReduceMeanFunction : ReductionFunction
{
    protected override double Of(IEnumerable<double> elements) => elements.Average();
}
