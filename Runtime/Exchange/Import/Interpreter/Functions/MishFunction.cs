namespace Unroll.Exchange.Import.Interpreter.Functions;

/// <summary>x tanh(log(1 + e^x)).</summary>
internal sealed class MishFunction : ElementFunction
{
    protected override Func<double, double> Of(NodeArguments arguments) => x => x * Math.Tanh(SoftplusFunction.Softplus(x));
}
