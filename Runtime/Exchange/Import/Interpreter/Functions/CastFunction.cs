namespace Unroll.Exchange.Import.Interpreter.Functions;

/// <summary>Another element type; whole numbers lose what is behind the point.</summary>
internal sealed class CastFunction : NodeFunction
{
    public const int Float = 1, Int32 = 6, Int64 = 7, Double = 11;

    public override Tensor Compute(NodeArguments arguments)
    {
        Func<double, double> cast = arguments.Node.Integer("to", 0) switch
        {
            Float => value => (float)value,
            Int32 or Int64 => Math.Truncate,
            Double => value => value,
            var type => throw arguments.Wrong($"it casts to the element type {type}"),
        };
        return new Tensor(arguments[0].Extents, [.. arguments[0].Values.Select(cast)]);
    }
}
