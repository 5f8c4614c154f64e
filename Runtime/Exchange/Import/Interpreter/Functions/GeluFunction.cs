namespace Unroll.Exchange.Import.Interpreter.Functions;

/// <summary>x (1 + erf(x / sqrt(2))) / 2, or by tanh.</summary>
internal sealed class GeluFunction : ElementFunction
{
    protected override Func<double, double> Of(NodeArguments arguments) => arguments.Node.Text("approximate", "none") == "tanh"
        ? x => 0.5 * x * (1 + Math.Tanh(Math.Sqrt(2 / Math.PI) * (x + (0.044715 * x * x * x))))
        : x => 0.5 * x * (1 + ErfFunction.Erf(x * Math.Sqrt(0.5)));
}
