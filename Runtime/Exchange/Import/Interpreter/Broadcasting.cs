namespace Unroll.Exchange.Import.Interpreter;

/// <summary>Joins two tensors whose extents are brought to one another from the last on.</summary>
internal static class Broadcasting
{
    /// <summary>A function of the elements of both.</summary>
    /// <exception cref="InvalidDataException">Their extents do not go together.</exception>
    public static Tensor Join(NodeArguments arguments, Tensor left, Tensor right, Func<double, double, double> of)
    {
        int rank = Math.Max(left.Rank, right.Rank);
        int[] extents = new int[rank], leftStrides = new int[rank], rightStrides = new int[rank];
        Fill(left, leftStrides);
        Fill(right, rightStrides);
        Tensor result = Tensor.Of(extents);
        int[] place = new int[rank];
        for (int i = 0; i < result.Values.Length; i++)
        {
            int l = 0, r = 0;
            for (int axis = 0; axis < rank; axis++)
            {
                l += place[axis] * leftStrides[axis];
                r += place[axis] * rightStrides[axis];
            }

            result.Values[i] = of(left.Values[l], right.Values[r]);
            for (int axis = rank - 1; axis >= 0 && ++place[axis] == extents[axis]; axis--)
                place[axis] = 0;
        }

        return result;

        void Fill(Tensor tensor, int[] strides)
        {
            int[] own = tensor.Strides();
            for (int axis = 0; axis < tensor.Rank; axis++)
            {
                int at = axis + rank - tensor.Rank, extent = tensor.Extents[axis];
                if (extent != 1 && extents[at] > 1 && extents[at] != extent)
                    throw arguments.Wrong($"{ShapeText.Of(left.Extents)} and {ShapeText.Of(right.Extents)} do not go together");
                extents[at] = Math.Max(extents[at], extent);
                strides[at] = extent == 1 ? 0 : own[axis];
            }

            for (int at = 0; at < rank; at++)
                extents[at] = Math.Max(extents[at], 1);
        }
    }
}
