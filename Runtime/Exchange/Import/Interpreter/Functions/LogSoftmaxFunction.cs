namespace Unroll.Exchange.Import.Interpreter.Functions;

/// <summary>The logarithm of softmax.</summary>
internal sealed class LogSoftmaxFunction : ShareFunction
{
    protected override double Of(double exponent, double sum) => exponent - Math.Log(sum);
}
