namespace Unroll.Exchange.Onnx;

/// <summary>Brings the extents of a tensor into another order.</summary>
internal static class Permutation
{
    /// <summary>The elements of a tensor with its extents permuted.</summary>
    /// <param name="values">The elements, the last extent running fastest.</param>
    /// <param name="extents">The extents.</param>
    /// <param name="permutation">For each extent of the result, which of <paramref name="extents"/> it is.</param>
    public static float[] Apply(float[] values, int[] extents, int[] permutation)
    {
        int[] strides = new int[extents.Length];
        for (int axis = extents.Length - 1, stride = 1; axis >= 0; stride *= extents[axis--])
            strides[axis] = stride;

        float[] permuted = new float[values.Length];
        int[] place = new int[extents.Length];
        int source = 0;
        for (int i = 0; i < permuted.Length; i++)
        {
            permuted[i] = values[source];
            for (int axis = place.Length - 1; axis >= 0; axis--)
            {
                source += strides[permutation[axis]];
                if (++place[axis] < extents[permutation[axis]])
                    break;
                source -= place[axis] * strides[permutation[axis]];
                place[axis] = 0;
            }
        }

        return permuted;
    }
}
