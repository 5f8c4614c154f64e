namespace Unroll.Exchange.Import.Interpreter.Functions;

/// <summary>x, or alpha x where x is negative.</summary>
internal sealed class LeakyReluFunction : ElementFunction
{
    protected override Func<double, double> Of(NodeArguments arguments)
    {
        double alpha = arguments.Node.Number("alpha", 0.01f);
        return x => x < 0 ? alpha * x : x;
    }
}
