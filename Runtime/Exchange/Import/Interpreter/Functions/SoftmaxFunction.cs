namespace Unroll.Exchange.Import.Interpreter.Functions;

/// <summary>e^x divided by the sum of them.</summary>
internal sealed class SoftmaxFunction : ShareFunction
{
    protected override double Of(double exponent, double sum) => Math.Exp(exponent) / sum;
}
