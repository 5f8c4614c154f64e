using Unroll.Generator.Graph;
using Unroll.Generator.Graph.Operations;

namespace Unroll.Generator.Planning;

/// <summary>Plans softmax over the channels.</summary>
internal sealed class SoftmaxPlanner : PixelPlanner
{
    public override Type[] Operations => [typeof(SoftmaxOperation)];

    protected override bool ReadsInput => false;

    protected override Kernel Kernel(Operation operation, int pixels, int channels, int inputStride, int outputStride) =>
        new SoftmaxKernel(pixels, channels, inputStride, outputStride);

    protected override Kernel GradientKernel(Operation operation, int pixels, int channels, int inputStride, int outputStride, int gradientStride, int targetStride) =>
        new SoftmaxGradientKernel(pixels, channels, outputStride, gradientStride, targetStride);
}
