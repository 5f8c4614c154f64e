namespace Unroll.Exchange.Import.Interpreter.Functions;

/// <summary>The first to the power of the second.</summary>
internal sealed class PowFunction : BroadcastFunction
{
    protected override double Of(double left, double right) => Math.Pow(left, right);
}
