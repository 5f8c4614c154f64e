using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;

namespace Unroll.Kernels;

/// <content>Weights of convolutions with groups, and of depthwise ones.</content>
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

    /// <summary>Writes [tap, last first][filter]: the weights of the data gradient of a depthwise convolution.</summary>
    /// <param name="weights">The weights [tap][filter].</param>
    /// <param name="packed">The target, zero behind the last filters.</param>
    /// <param name="taps">Taps of the kernel.</param>
    /// <param name="channels">1: every filter reads a channel of its own.</param>
    /// <param name="filters">Filters.</param>
    public static void TurnedDepthwise(ref float weights, ref float packed, int taps, int channels, int filters)
    {
        int width = (filters + Block - 1) / Block * Block;
        for (int tap = 0; tap < taps * channels; tap++)
            CopyRow(ref Unsafe.Add(ref weights, tap * filters), ref Unsafe.Add(ref packed, (taps * channels - 1 - tap) * width), filters);
    }

    private static void CopyRow(ref float from, ref float to, int length) =>
        MemoryMarshal.CreateReadOnlySpan(ref from, length).CopyTo(MemoryMarshal.CreateSpan(ref to, length));

    /// <summary>Writes the weights [tap][channel][filter] of a convolution without groups that computes the same: zero between groups.</summary>
    /// <param name="weights">The weights [tap][channel of the group][filter].</param>
    /// <param name="target">The target.</param>
    /// <param name="taps">Taps of the kernel.</param>
    /// <param name="channels">Input channels of all groups.</param>
    /// <param name="filters">Filters of all groups.</param>
    /// <param name="groups">Groups.</param>
    public static void SpreadGroups(ref float weights, ref float target, int taps, int channels, int filters, int groups)
    {
        (int within, int width) = (channels / groups, filters / groups);
        for (int tap = 0; tap < taps; tap++)
        {
            for (int channel = 0; channel < channels; channel++)
            {
                int start = channel / within * width;
                Span<float> row = MemoryMarshal.CreateSpan(ref Unsafe.Add(ref target, ((nint)tap * channels + channel) * filters), filters);
                row.Clear();
                MemoryMarshal.CreateReadOnlySpan(ref Unsafe.Add(ref weights, ((nint)tap * within + (channel % within)) * filters + start), width).CopyTo(row[start..]);
            }
        }
    }

    /// <summary>Adds the gradients of weights within groups, out of those that a convolution without groups would have.</summary>
    /// <param name="source">The gradients [tap][channel][filter].</param>
    /// <param name="target">The gradients [tap][channel of the group][filter].</param>
    /// <param name="taps">Taps of the kernel.</param>
    /// <param name="channels">Input channels of all groups.</param>
    /// <param name="filters">Filters of all groups.</param>
    /// <param name="groups">Groups.</param>
    public static void AddGroups(ref float source, ref float target, int taps, int channels, int filters, int groups)
    {
        (int within, int width) = (channels / groups, filters / groups);
        for (int tap = 0; tap < taps; tap++)
        {
            for (int channel = 0; channel < channels; channel++)
            {
                int start = channel / within * width;
                ref float from = ref Unsafe.Add(ref source, (((nint)tap * channels + channel) * filters) + start);
                ref float to = ref Unsafe.Add(ref target, (((nint)tap * within + (channel % within)) * filters) + start);
                for (int filter = 0; filter < width; filter++)
                    Unsafe.Add(ref to, filter) += Unsafe.Add(ref from, filter);
            }
        }
    }
}
