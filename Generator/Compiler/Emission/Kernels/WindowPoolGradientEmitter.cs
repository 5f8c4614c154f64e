using Unroll.Generator.Planning;

namespace Unroll.Generator.Emission;

/// <summary>Writes <see cref="WindowPoolGradientKernel"/>.</summary>
internal sealed class WindowPoolGradientEmitter : KernelEmitter<WindowPoolGradientKernel>
{
    protected override bool IsLeaf => false;

    protected override void WriteBody(WindowPoolGradientKernel kernel, Isa isa, CodeWriter code)
    {
        string windows = WindowPoolEmitter.Windows(kernel.Geometry, kernel.Channels);
        string gradients = $"{WindowPoolEmitter.StridesOf(kernel.OutputGradient)}, {WindowPoolEmitter.StridesOf(kernel.Target)}";
        string values = $"{WindowPoolEmitter.StridesOf(kernel.Input)}, {WindowPoolEmitter.StridesOf(kernel.Output)}";
        code.Line(kernel.Geometry.Function == PoolFunction.Max
            ? $"WindowPooling.MaxGradient(ref input, ref output, ref outputGradient, ref target, {windows}, {values}, {gradients});"
            : "WindowPooling.AverageGradient(ref outputGradient, ref target, "
                + $"{windows}, {gradients}, {WindowPoolEmitter.CountsPadding(kernel.Geometry)});");
    }
}
