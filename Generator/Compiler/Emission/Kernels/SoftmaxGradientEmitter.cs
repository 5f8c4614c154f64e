using Unroll.Generator.Planning;

namespace Unroll.Generator.Emission;

/// <summary>Writes <see cref="SoftmaxGradientKernel"/>.</summary>
internal sealed class SoftmaxGradientEmitter : PixelEmitter<SoftmaxGradientKernel>
{
    protected override int Pixels(SoftmaxGradientKernel kernel) => kernel.Pixels;

    protected override int[] StridesOf(SoftmaxGradientKernel kernel) => [kernel.OutputStride, kernel.OutputGradientStride, kernel.TargetStride];

    protected override (string, string) Call(SoftmaxGradientKernel kernel) => ("Softmax.Backward", CodeWriter.Number(kernel.Channels));
}
