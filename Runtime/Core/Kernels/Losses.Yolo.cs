using System.Runtime.CompilerServices;

namespace Unroll.Kernels;

public static partial class Losses
{
    /// <summary>The loss of YOLO, versions 2 and 3: see <c>YoloAttribute</c>.</summary>
    /// <param name="value">The first number of the grid: cell by cell, box by box, x, y, width, height, confidence and classes.</param>
    /// <param name="target">The first number of the targets: of each row class, x, y, width and height.</param>
    /// <param name="gradient">Receives scale times the gradient; may be <paramref name="value"/> itself.</param>
    /// <param name="scale">The factor of the gradient, not of the loss.</param>
    /// <param name="length">The numbers of the grid.</param>
    /// <param name="grid">The grid.</param>
    /// <param name="anchors">Width and height of all anchors, as parts of the picture's.</param>
    /// <param name="mask">Which of them the grid has.</param>
    /// <returns>The sum over the grid, not scaled.</returns>
    public static float Yolo(
        ref float value, ref float target, ref float gradient, float scale, int length, YoloGrid grid,
        ReadOnlySpan<float> anchors, ReadOnlySpan<int> mask)
    {
        Span<int> owners = stackalloc int[grid.Boxes];
        return (float)new YoloLoss(ref value, ref target, ref gradient, scale, grid, anchors, mask, owners).Sum();
    }

    /// <summary>The loss of <see cref="Yolo"/> alone.</summary>
    /// <param name="value">The first number of the grid.</param>
    /// <param name="target">The first number of the targets.</param>
    /// <param name="length">The numbers of the grid.</param>
    /// <param name="grid">The grid.</param>
    /// <param name="anchors">Width and height of all anchors, as parts of the picture's.</param>
    /// <param name="mask">Which of them the grid has.</param>
    /// <returns>The sum over the grid.</returns>
    public static float YoloLoss(
        ref float value, ref float target, int length, YoloGrid grid, ReadOnlySpan<float> anchors, ReadOnlySpan<int> mask)
    {
        Span<int> owners = stackalloc int[grid.Boxes];
        return (float)new YoloLoss(ref value, ref target, ref Unsafe.NullRef<float>(), 0, grid, anchors, mask, owners).Sum();
    }
}
