namespace Unroll.Exchange.Import.Interpreter.Functions;

/// <summary>Parts along an axis. Their lengths are an attribute before opset 13 and an input from then on; without any they are equal, the
/// last one shorter where it must be.</summary>
internal sealed class SplitFunction : NodeFunction
{
    public override Tensor Compute(NodeArguments arguments) => ComputeAll(arguments)[0];

    public override IReadOnlyList<Tensor> ComputeAll(NodeArguments arguments)
    {
        Tensor x = arguments[0];
        int axis = arguments.Node.Axis("axis", 0, x.Rank);
        List<Tensor> parts = [];
        int start = 0;
        foreach (int length in Parts(arguments.Node, arguments.Integers("split", 1), x.Extents[axis]))
        {
            parts.Add(SliceFunction.Along(x, axis, start, start + length, 1));
            start += length;
        }

        return parts;
    }

    /// <summary>The lengths of the parts.</summary>
    /// <param name="node">The node.</param>
    /// <param name="given">What its input says; null to read its attribute.</param>
    /// <param name="extent">What is divided.</param>
    /// <exception cref="ArgumentException">They are more or less than is divided, or not as many as the outputs.</exception>
    public static int[] Parts(ModelNode node, long[]? given, int extent)
    {
        given ??= node.Integers("split");
        int count = node.Outputs.Count, equal = (extent + count - 1) / count;
        int[] parts = given is null
            ? [.. Enumerable.Range(0, count).Select(part => Math.Clamp(extent - (part * equal), 0, equal))]
            : [.. given.Select(part => (int)Math.Clamp(part, -1, extent))];
        return parts.Length == count && parts.All(part => part >= 0) && parts.Sum(part => (long)part) == extent
            ? parts
            : throw new ArgumentException($"{count} parts of lengths {ShapeText.Of(parts)} are not {extent} in all");
    }
}
