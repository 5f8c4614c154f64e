namespace Unroll.Exchange.Import.Interpreter.Functions;

/// <summary>x max(0, min(1, x / 6 + 1 / 2)).</summary>
internal sealed class HardSwishFunction : ElementFunction
{
    protected override Func<double, double> Of(NodeArguments arguments) => x => x * Math.Max(0, Math.Min(1, (x / 6) + 0.5));
}
