namespace Unroll.Exchange.Import.Interpreter.Functions;

/// <summary>log(1 + e^x).</summary>
internal sealed class SoftplusFunction : ElementFunction
{
    protected override Func<double, double> Of(NodeArguments arguments) => Softplus;

    /// <summary>log(1 + e^x), without leaving the range of numbers.</summary>
    public static double Softplus(double x) => Math.Max(x, 0) + Math.Log(1 + Math.Exp(-Math.Abs(x)));
}
