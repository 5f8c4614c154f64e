namespace Unroll.Exchange.Import.Interpreter.Functions;

/// <summary>x, or slope x where x is negative; the slope is broadcast.</summary>
internal sealed class PReluFunction : BroadcastFunction
{
    protected override double Of(double left, double right) => left < 0 ? left * right : left;
}
