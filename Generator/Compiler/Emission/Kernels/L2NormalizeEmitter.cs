using Unroll.Generator.Planning;
using static System.FormattableString;

namespace Unroll.Generator.Emission;

/// <summary>Writes <see cref="L2NormalizeKernel"/>.</summary>
internal sealed class L2NormalizeEmitter : PixelEmitter<L2NormalizeKernel>
{
    protected override int Pixels(L2NormalizeKernel kernel) => kernel.Pixels;

    protected override int[] StridesOf(L2NormalizeKernel kernel) => [kernel.InputStride, kernel.OutputStride];

    protected override (string, string) Call(L2NormalizeKernel kernel) => ("L2Normalize.Forward", Invariant($"{kernel.Channels}, {CodeWriter.Number(kernel.Epsilon)}"));
}
