using Unroll.Generator.Planning;

namespace Unroll.Generator.Emission;

/// <summary>Writes <see cref="LocalResponseNormGradientKernel"/>.</summary>
internal sealed class LocalResponseNormGradientEmitter : PixelEmitter<LocalResponseNormGradientKernel>
{
    protected override int Pixels(LocalResponseNormGradientKernel kernel) => kernel.Pixels;

    protected override int[] StridesOf(LocalResponseNormGradientKernel kernel) => [kernel.InputStride, kernel.OutputStride, kernel.OutputGradientStride, kernel.TargetStride, 0];

    protected override (string, string) Call(LocalResponseNormGradientKernel kernel) =>
        ("LocalResponseNorm.Backward", LocalResponseNormEmitter.Arguments(kernel.Channels, kernel.Operation));
}
