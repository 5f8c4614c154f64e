using Unroll.Generator.Planning;
using static System.FormattableString;

namespace Unroll.Generator.Emission;

/// <summary>Writes <see cref="L2NormalizeGradientKernel"/>.</summary>
internal sealed class L2NormalizeGradientEmitter : PixelEmitter<L2NormalizeGradientKernel>
{
    protected override int Pixels(L2NormalizeGradientKernel kernel) => kernel.Pixels;

    protected override int[] StridesOf(L2NormalizeGradientKernel kernel) => [kernel.InputStride, kernel.OutputStride, kernel.OutputGradientStride, kernel.TargetStride];

    protected override (string, string) Call(L2NormalizeGradientKernel kernel) => ("L2Normalize.Backward", Invariant($"{kernel.Channels}, {CodeWriter.Number(kernel.Epsilon)}"));
}
