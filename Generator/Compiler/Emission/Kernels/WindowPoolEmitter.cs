using Unroll.Generator.Graph;
using Unroll.Generator.Planning;
using static System.FormattableString;

namespace Unroll.Generator.Emission;

/// <summary>Writes <see cref="WindowPoolKernel"/>.</summary>
internal sealed class WindowPoolEmitter : KernelEmitter<WindowPoolKernel>
{
    protected override void Emit(WindowPoolKernel kernel, string method, Isa isa, CodeWriter code)
    {
        code.Comment(kernel.Summary);
        using (code.Method($"internal static void {method}({Parameters(kernel)})"))
        {
            string arguments = $"{Windows(kernel.Geometry, kernel.Channels)}, {Strides(kernel.Input)}, {Strides(kernel.Output)}";
            code.Line(kernel.Geometry.Function == PoolFunction.Max
                ? $"WindowPooling.Max(ref input, ref output, {arguments});"
                : $"WindowPooling.Average(ref input, ref output, {arguments}, {CountsPadding(kernel.Geometry)});");
        }
    }

    public static string Windows(PoolGeometry geometry, int channels)
    {
        Graph.Window window = geometry.Window;
        bool adapts = geometry.Function == PoolFunction.Adaptive;
        return Invariant($"new PoolWindows({geometry.InputRows}, {geometry.InputColumns}, {geometry.Rows}, {geometry.Columns}, {channels}, {(adapts ? 0 : window.Height)}, {(adapts ? 0 : window.Width)}, {window.StrideY}, {window.StrideX}, {window.PadTop}, {window.PadLeft}, {window.PadBottom}, {window.PadRight})");
    }

    public static string Strides(ElementStrides steps) => Invariant($"new ElementStrides({steps.Row}, {steps.Column}, {steps.Channel})");

    public static string CountsPadding(PoolGeometry geometry) => geometry.Function == PoolFunction.AverageWithPadding ? "true" : "false";
}

/// <summary>Writes <see cref="WindowPoolGradientKernel"/>.</summary>
internal sealed class WindowPoolGradientEmitter : KernelEmitter<WindowPoolGradientKernel>
{
    protected override void Emit(WindowPoolGradientKernel kernel, string method, Isa isa, CodeWriter code)
    {
        code.Comment(kernel.Summary);
        using (code.Method($"internal static void {method}({Parameters(kernel)})"))
        {
            string windows = WindowPoolEmitter.Windows(kernel.Geometry, kernel.Channels);
            string gradients = $"{WindowPoolEmitter.Strides(kernel.OutputGradient)}, {WindowPoolEmitter.Strides(kernel.Target)}";
            code.Line(kernel.Geometry.Function == PoolFunction.Max
                ? $"WindowPooling.MaxGradient(ref input, ref output, ref outputGradient, ref target, {windows}, {WindowPoolEmitter.Strides(kernel.Input)}, {WindowPoolEmitter.Strides(kernel.Output)}, {gradients});"
                : $"WindowPooling.AverageGradient(ref outputGradient, ref target, {windows}, {gradients}, {WindowPoolEmitter.CountsPadding(kernel.Geometry)});");
        }
    }
}
