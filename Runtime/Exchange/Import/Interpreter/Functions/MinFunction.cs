namespace Unroll.Exchange.Import.Interpreter.Functions;

/// <summary>The smaller, element by element; NaN where one is.</summary>
internal sealed class MinFunction : BroadcastFunction
{
    protected override double Of(double left, double right) => Math.Min(left, right);
}
