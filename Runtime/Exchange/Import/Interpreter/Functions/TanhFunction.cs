namespace Unroll.Exchange.Import.Interpreter.Functions;

/// <summary>The hyperbolic tangent.</summary>
internal sealed class TanhFunction : ElementFunction
{
    protected override Func<double, double> Of(NodeArguments arguments) => Math.Tanh;
}
