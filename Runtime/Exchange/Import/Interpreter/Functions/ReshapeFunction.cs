namespace Unroll.Exchange.Import.Interpreter.Functions;

/// <summary>Other extents: 0 keeps one unless allowzero says otherwise, -1 is what is left.</summary>
internal sealed class ReshapeFunction : NodeFunction
{
    public override Tensor Compute(NodeArguments arguments) =>
        arguments[0].With(Extents(arguments.Node, arguments[0].Extents, [.. arguments[1].Values.Select(value => (long)value)]));

    /// <summary>The extents that are meant.</summary>
    public static int[] Extents(ModelNode node, int[] from, long[] given)
    {
        bool keeps = node.Integer("allowzero", 0) == 0;
        int[] extents =
        [
            .. given.Select((extent, axis) => extent == 0 && keeps && axis < from.Length
                ? from[axis] : (int)Math.Clamp(extent, -2, int.MaxValue)),
        ];
        int open = Array.IndexOf(extents, -1);
        int known = Tensor.Product(extents.Where(extent => extent >= 0));
        if (open >= 0)
            extents[open] = known == 0 ? 0 : Tensor.Product(from) / known;
        return extents;
    }
}
