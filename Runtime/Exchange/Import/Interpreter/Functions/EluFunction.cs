namespace Unroll.Exchange.Import.Interpreter.Functions;

/// <summary>x, or alpha (e^x - 1) where x is negative.</summary>
internal sealed class EluFunction : ElementFunction
{
    protected override Func<double, double> Of(NodeArguments arguments)
    {
        double alpha = arguments.Node.Number("alpha", 1);
        return x => x < 0 ? alpha * (Math.Exp(x) - 1) : x;
    }
}
