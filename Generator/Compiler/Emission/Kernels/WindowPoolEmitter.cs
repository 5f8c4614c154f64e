using Unroll.Generator.Planning;
using static System.FormattableString;

namespace Unroll.Generator.Emission;

/// <summary>Writes <see cref="WindowPoolKernel"/>.</summary>
internal sealed class WindowPoolEmitter : KernelEmitter<WindowPoolKernel>
{
    protected override bool IsLeaf => false;

    protected override void WriteBody(WindowPoolKernel kernel, Isa isa, CodeWriter code)
    {
        string arguments = $"{Windows(kernel.Geometry, kernel.Channels)}, {StridesOf(kernel.Input)}, {StridesOf(kernel.Output)}";
        code.Line(kernel.Geometry.Function == PoolFunction.Max
            ? $"WindowPooling.Max(ref input, ref output, {arguments});"
            : $"WindowPooling.Average(ref input, ref output, {arguments}, {CountsPadding(kernel.Geometry)});");
    }

    public static string Windows(PoolGeometry geometry, int channels)
    {
        string extents = Invariant($"{geometry.InputRows}, {geometry.InputColumns}, {geometry.Rows}, {geometry.Columns}, {channels}");
        string taps = Invariant($"{geometry.Taps.Rows}, {geometry.Taps.Columns}, {geometry.Window.StrideY}, {geometry.Window.StrideX}");
        string top = Invariant($"{geometry.Window.PadTop}, {geometry.Window.PadLeft}");
        string bottom = Invariant($"{geometry.Window.PadBottom}, {geometry.Window.PadRight}");
        return $"new PoolWindows({extents}, {taps}, {top}, {bottom})";
    }

    public static string StridesOf(Strides strides) => Invariant($"new ElementStrides({strides.Row}, {strides.Pixel}, {strides.Channel})");

    public static string CountsPadding(PoolGeometry geometry) =>
        CodeWriter.Truth(geometry.Function == PoolFunction.AverageWithPadding);
}
