namespace Unroll.Exchange.Import.Interpreter.Functions;

/// <summary>The Euclidean length along some axes.</summary>
internal sealed class ReduceL2Function : ReductionFunction
{
    protected override double Of(IEnumerable<double> elements) => Math.Sqrt(elements.Sum(element => element * element));
}
