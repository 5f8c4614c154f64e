namespace Unroll.Exchange.Import.Interpreter.Functions;

/// <summary>The mean of each plane.</summary>
internal sealed class GlobalAveragePoolFunction : GlobalPoolFunction
{
    protected override double Of(double[] plane) => plane.Sum() / plane.Length;
}
