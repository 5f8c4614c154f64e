namespace Unroll.Exchange.Import.Interpreter.Functions;

/// <summary>gamma x, or gamma alpha (e^x - 1) where x is not positive.</summary>
internal sealed class SeluFunction : ElementFunction
{
    public const float Alpha = 1.67326319217681884765625f, Gamma = 1.05070102214813232421875f;   // the operator's defaults

    protected override Func<double, double> Of(NodeArguments arguments)
    {
        double alpha = arguments.Node.Number("alpha", Alpha), gamma = arguments.Node.Number("gamma", Gamma);
        return x => gamma * (x > 0 ? x : alpha * (Math.Exp(x) - 1));
    }
}
