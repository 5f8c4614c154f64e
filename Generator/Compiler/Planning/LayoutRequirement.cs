using Unroll.Generator.Graph;

namespace Unroll.Generator.Planning;

/// <summary>What a reader asks of a value.</summary>
/// <param name="Kinds">The orders that it can read, the preferred one first.</param>
/// <param name="Halo">The zeros that it reads around the value.</param>
/// <param name="Contiguous">Whether elements must lie side by side in canonical order.</param>
/// <param name="ElementsOnly">Whether nothing but elements is read, neither padding nor what a whole vector would reach.</param>
/// <param name="ConflictFree">Whether pixels are best kept apart, see <see cref="Layout.ConflictFreePitch"/>.</param>
internal sealed record LayoutRequirement(
    LayoutKind[] Kinds, Halo Halo = default, bool Contiguous = false, bool ElementsOnly = false, bool ConflictFree = false)
{
    /// <summary>Reads any order, element by element.</summary>
    public static readonly LayoutKind[] Any = [LayoutKind.NhwcPadded, LayoutKind.Nhwc, LayoutKind.Nchw];

    /// <summary>Reads elements whose channels come last; most gladly in the order in which a value of that shape is kept.</summary>
    public static LayoutRequirement ChannelsLast(Shape shape) => new(
        Layout.IsSparse(shape) ? [LayoutKind.Nhwc, LayoutKind.NhwcPadded] : [LayoutKind.NhwcPadded, LayoutKind.Nhwc], ElementsOnly: true);
}
