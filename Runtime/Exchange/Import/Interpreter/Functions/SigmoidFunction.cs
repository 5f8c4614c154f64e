namespace Unroll.Exchange.Import.Interpreter.Functions;

/// <summary>1 / (1 + e^-x).</summary>
internal sealed class SigmoidFunction : ElementFunction
{
    protected override Func<double, double> Of(NodeArguments arguments) => x => 1 / (1 + Math.Exp(-x));
}
