namespace Unroll.Exchange.Import.Interpreter.Functions;

/// <summary>The quotient of two tensors of floats.</summary>
internal sealed class DivFunction : BroadcastFunction
{
    protected override double Of(double left, double right) => left / right;
}
