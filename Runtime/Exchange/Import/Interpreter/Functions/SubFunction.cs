namespace Unroll.Exchange.Import.Interpreter.Functions;

/// <summary>The difference of two tensors.</summary>
internal sealed class SubFunction : BroadcastFunction
{
    protected override double Of(double left, double right) => left - right;
}
