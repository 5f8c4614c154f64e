namespace Unroll.Exchange.Import.Interpreter.Functions;

/// <summary>The sum of two tensors.</summary>
internal sealed class AddFunction : BroadcastFunction
{
    protected override double Of(double left, double right) => left + right;
}
