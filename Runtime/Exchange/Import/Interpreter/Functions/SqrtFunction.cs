namespace Unroll.Exchange.Import.Interpreter.Functions;

/// <summary>The square root.</summary>
internal sealed class SqrtFunction : ElementFunction
{
    protected override Func<double, double> Of(NodeArguments arguments) => Math.Sqrt;
}
