namespace Unroll.Exchange.Import.Interpreter.Functions;

/// <summary>The product of two tensors.</summary>
internal sealed class MulFunction : BroadcastFunction
{
    protected override double Of(double left, double right) => left * right;
}
