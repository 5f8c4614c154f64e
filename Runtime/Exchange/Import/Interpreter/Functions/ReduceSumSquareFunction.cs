namespace Unroll.Exchange.Import.Interpreter.Functions;

/// <summary>The sum of the squares along some axes.</summary>
internal sealed class ReduceSumSquareFunction : ReductionFunction
{
    protected override double Of(IEnumerable<double> elements) => elements.Sum(element => element * element);
}
