using Unroll.Generator.Graph;
using Unroll.Generator.Graph.Operations;

namespace Unroll.Generator.Planning;

/// <summary>Plans local response normalization.</summary>
internal sealed class LocalResponseNormPlanner : PixelPlanner
{
    public override Type[] Operations => [typeof(LocalResponseNormOperation)];

    protected override int ScratchPerChannel => 2;

    protected override Kernel Kernel(Operation operation, int pixels, int channels, int inputStride, int outputStride) =>
        new LocalResponseNormKernel(pixels, channels, inputStride, outputStride, (LocalResponseNormOperation)operation);

    protected override Kernel GradientKernel(Operation operation, int pixels, int channels, int inputStride, int outputStride, int gradientStride, int targetStride) =>
        new LocalResponseNormGradientKernel(pixels, channels, inputStride, outputStride, gradientStride, targetStride, (LocalResponseNormOperation)operation);
}
