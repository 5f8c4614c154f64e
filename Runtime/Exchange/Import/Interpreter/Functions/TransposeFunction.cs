namespace Unroll.Exchange.Import.Interpreter.Functions;

/// <summary>The extents in another order; turned around where none is given.</summary>
internal sealed class TransposeFunction : NodeFunction
{
    public override Tensor Compute(NodeArguments arguments)
    {
        Tensor x = arguments[0];
        long[]? order = arguments.Node.Integers("perm");
        return Permute(x, order is null ? [.. Enumerable.Range(0, x.Rank).Reverse()] : [.. order.Select(axis => (int)axis)]);
    }

    /// <summary>A tensor of which each extent is another one of the given.</summary>
    public static Tensor Permute(Tensor x, int[] order)
    {
        int[] strides = x.Strides();
        Tensor y = Tensor.Of([.. order.Select(axis => x.Extents[axis])]);
        int[] place = new int[order.Length];
        for (int i = 0; i < y.Values.Length; i++)
        {
            int from = 0;
            for (int axis = 0; axis < order.Length; axis++)
                from += place[axis] * strides[order[axis]];
            y.Values[i] = x.Values[from];
            for (int axis = order.Length - 1; axis >= 0 && ++place[axis] == y.Extents[axis]; axis--)
                place[axis] = 0;
        }

        return y;
    }
}
