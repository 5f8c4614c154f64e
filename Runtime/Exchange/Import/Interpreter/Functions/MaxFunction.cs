namespace Unroll.Exchange.Import.Interpreter.Functions;

/// <summary>The larger, element by element; NaN where one is.</summary>
internal sealed class MaxFunction : BroadcastFunction
{
    protected override double Of(double left, double right) => Math.Max(left, right);
}
