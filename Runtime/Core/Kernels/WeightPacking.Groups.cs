using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;

namespace Unroll.Kernels;

/// <content>Weights of depthwise convolutions, and of others with groups whose channels are not whole blocks.</content>
public static partial class WeightPacking
{
    /// <summary>Writes [tap][filter], a tap's filters filled up to whole blocks.</summary>
    /// <param name="weights">The weights [tap][filter].</param>
    /// <param name="packed">The target, zero behind the last filters.</param>
    /// <param name="taps">Taps of the kernel.</param>
    /// <param name="channels">1: every filter reads a channel of its own.</param>
    /// <param name="filters">Filters.</param>
    public static void Depthwise(ref float weights, ref float packed, int taps, int channels, int filters)
    {
        int width = (filters + Block - 1) / Block * Block;
        for (int tap = 0; tap < taps * channels; tap++)
            CopyRow(ref Unsafe.Add(ref weights, tap * filters), ref Unsafe.Add(ref packed, tap * width), filters);
    }

    /// <summary>Writes [tap, last first][filter]: the weights of the input gradient of a depthwise convolution.</summary>
    /// <param name="weights">The weights [tap][filter].</param>
    /// <param name="packed">The target, zero behind the last filters.</param>
    /// <param name="taps">Taps of the kernel.</param>
    /// <param name="channels">1: every filter reads a channel of its own.</param>
    /// <param name="filters">Filters.</param>
    public static void TransposedDepthwise(ref float weights, ref float packed, int taps, int channels, int filters)
    {
        int width = (filters + Block - 1) / Block * Block;
        for (int tap = 0; tap < taps * channels; tap++)
            CopyRow(ref Unsafe.Add(ref weights, tap * filters), ref Unsafe.Add(ref packed, (taps * channels - 1 - tap) * width), filters);
    }

    private static void CopyRow(ref float from, ref float to, int length) =>
        MemoryMarshal.CreateReadOnlySpan(ref from, length).CopyTo(MemoryMarshal.CreateSpan(ref to, length));

    /// <summary>One by one: the channels of a block may belong to several groups.</summary>
    private static void TransposedGroups(ref float weights, ref float packed, KernelTaps taps, int channels, int filters, int groups)
    {
        int width = filters / groups, all = channels * groups;
        for (int first = 0; first < all; first += Block)
        {
            for (int filter = 0; filter < width; filter++)
            {
                for (int tap = taps.Count - 1; tap >= 0; tap--)
                {
                    ref float source = ref Unsafe.Add(ref weights, ((nint)taps[tap] * channels * filters) + filter);
                    for (int lane = 0; lane < Block; lane++)
                    {
                        int channel = first + lane;
                        Unsafe.Add(ref packed, lane) = channel < all
                            ? Unsafe.Add(ref source, ((nint)(channel % channels) * filters) + ((nint)(channel / channels) * width))
                            : 0f;
                    }

                    packed = ref Unsafe.Add(ref packed, Block);
                }
            }
        }
    }
}
