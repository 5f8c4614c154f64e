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
        Graph.Window window = geometry.Window;
        bool adapts = geometry.Function == PoolFunction.Adaptive;
        string extents = Invariant($"{geometry.InputRows}, {geometry.InputColumns}, {geometry.Rows}, {geometry.Columns}, {channels}");
        string taps = Invariant($"{(adapts ? 0 : window.Height)}, {(adapts ? 0 : window.Width)}, {window.StrideY}, {window.StrideX}");
        return Invariant($"new PoolWindows({extents}, {taps}, {window.PadTop}, {window.PadLeft}, {window.PadBottom}, {window.PadRight})");
    }

    public static string StridesOf(Strides strides) => Invariant($"new ElementStrides({strides.Row}, {strides.Pixel}, {strides.Channel})");

    public static string CountsPadding(PoolGeometry geometry) => geometry.Function == PoolFunction.AverageWithPadding ? "true" : "false";
}
