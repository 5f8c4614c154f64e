namespace Unroll.Exchange.Import.Interpreter.Functions;

/// <summary>x between two bounds, which are inputs from opset 11 on; either may be left out.</summary>
internal sealed class ClipFunction : ElementFunction
{
    protected override Func<double, double> Of(NodeArguments arguments)
    {
        double low = arguments.Optional(1)?.Values[0] ?? arguments.Node.Number("min", float.MinValue);
        double high = arguments.Optional(2)?.Values[0] ?? arguments.Node.Number("max", float.MaxValue);
        return x => Math.Min(Math.Max(x, low), high);
    }
}
