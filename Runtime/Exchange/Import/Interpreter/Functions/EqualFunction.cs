namespace Unroll.Exchange.Import.Interpreter.Functions;

/// <summary>1 where two tensors are equal, else 0.</summary>
internal sealed class EqualFunction : BroadcastFunction
{
    protected override double Of(double left, double right) => left == right ? 1 : 0;
}
