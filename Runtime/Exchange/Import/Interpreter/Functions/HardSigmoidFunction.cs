namespace Unroll.Exchange.Import.Interpreter.Functions;

/// <summary>max(0, min(1, alpha x + beta)).</summary>
internal sealed class HardSigmoidFunction : ElementFunction
{
    protected override Func<double, double> Of(NodeArguments arguments)
    {
        double alpha = arguments.Node.Number("alpha", 0.2f), beta = arguments.Node.Number("beta", 0.5f);
        return x => Math.Max(0, Math.Min(1, (alpha * x) + beta));
    }
}
