using Unroll.Generator.Planning;

namespace Unroll.Generator.Emission;

/// <summary>Writes <see cref="SoftmaxKernel"/>.</summary>
internal sealed class SoftmaxEmitter : PixelEmitter<SoftmaxKernel>
{
    protected override int Pixels(SoftmaxKernel kernel) => kernel.Pixels;

    protected override int[] StridesOf(SoftmaxKernel kernel) => [kernel.InputStride, kernel.OutputStride];

    protected override (string, string) Call(SoftmaxKernel kernel) => ("Softmax.Forward", CodeWriter.Number(kernel.Channels));
}
