namespace Unroll.Exchange.Import.Interpreter.Functions;

/// <summary>max(0, x).</summary>
internal sealed class ReluFunction : ElementFunction
{
    protected override Func<double, double> Of(NodeArguments arguments) => x => Math.Max(0, x);
}
