namespace Unroll.Exchange.Import.Interpreter.Functions;

/// <summary>Without extents of 1: those of the axes given, which are an input from opset 13 on, or all.</summary>
internal sealed class SqueezeFunction : NodeFunction
{
    public override Tensor Compute(NodeArguments arguments)
    {
        Tensor x = arguments[0];
        long[]? axes = arguments.Integers("axes", 1);
        HashSet<int>? left = axes is null ? null : [.. axes.Select(axis => ModelNode.Axis(axis, x.Rank))];
        return x.With([.. x.Extents.Where((extent, axis) => left is null ? extent != 1 : !left.Contains(axis))]);
    }
}
