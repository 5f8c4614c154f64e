namespace Unroll.Exchange.Import.Interpreter.Functions;

/// <summary>The sum of all tensors.</summary>
internal sealed class SumFunction : BroadcastFunction
{
    protected override double Of(double left, double right) => left + right;
}
