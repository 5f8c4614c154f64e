using System.Collections.Immutable;

namespace Unroll;

/// <summary>Where each element of a parameter stands in another library's order.</summary>
/// <param name="extents">The parameter's extents as ours, outermost first.</param>
/// <param name="axes">Theirs by ours: for each of their extents, outermost first, the place of ours.</param>
/// <param name="first">For each place along our first extent the place along theirs; null where it is the same.</param>
internal sealed class ElementTurn(ImmutableArray<int> extents, ImmutableArray<int> axes, int[]? first = null)
{
    private const int Dimensions = 4;

    /// <summary>For each place along our first extent the place along theirs; null where it is the same.</summary>
    public int[]? First => first;

    /// <summary>Brings elements into our order.</summary>
    public void FromTheirs(ReadOnlySpan<float> theirs, Span<float> ours)
    {
        (int[] lengths, int[] strides) = Loop();
        int next = 0;
        for (int a = 0; a < lengths[0]; a++)
        {
            for (int b = 0; b < lengths[1]; b++)
            {
                for (int c = 0; c < lengths[2]; c++)
                {
                    int place = Outer(strides, a, b, c);
                    for (int d = 0; d < lengths[3]; d++)
                        ours[next++] = theirs[place + (d * strides[3])];
                }
            }
        }
    }

    /// <summary>Brings elements into their order.</summary>
    public void ToTheirs(ReadOnlySpan<float> ours, Span<float> theirs)
    {
        (int[] lengths, int[] strides) = Loop();
        int next = 0;
        for (int a = 0; a < lengths[0]; a++)
        {
            for (int b = 0; b < lengths[1]; b++)
            {
                for (int c = 0; c < lengths[2]; c++)
                {
                    int place = Outer(strides, a, b, c);
                    for (int d = 0; d < lengths[3]; d++)
                        theirs[place + (d * strides[3])] = ours[next++];
                }
            }
        }
    }

    private int Outer(int[] strides, int a, int b, int c) => ((first?[a] ?? a) * strides[0]) + (b * strides[1]) + (c * strides[2]);

    // Our extents, and the elements of theirs from one to the next along each of ours; filled up with extents of 1 before the last.
    private (int[] Lengths, int[] Strides) Loop()
    {
        int[] lengths = [1, 1, 1, 1], strides = new int[Dimensions];
        int stride = 1;
        for (int i = axes.Length - 1; i >= 0; i--)
        {
            lengths[LoopOf(axes[i])] = extents[axes[i]];
            strides[LoopOf(axes[i])] = stride;
            stride *= extents[axes[i]];
        }

        return (lengths, strides);
    }

    // The first extent stays first, where it may have an order of its own.
    private int LoopOf(int axis) => axis == 0 ? 0 : Dimensions - extents.Length + axis;
}
