namespace Unroll.Exchange.Import.Interpreter.Functions;

/// <summary>|x|.</summary>
internal sealed class AbsFunction : ElementFunction
{
    protected override Func<double, double> Of(NodeArguments arguments) => Math.Abs;
}
