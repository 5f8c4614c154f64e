using Unroll.Generator.Graph;
using Unroll.Generator.Graph.Operations;

namespace Unroll.Generator.Planning;

/// <summary>Plans the division by the length.</summary>
internal sealed class L2NormalizePlanner : PixelPlanner
{
    public override Type[] Operations => [typeof(L2NormalizeOperation)];

    protected override Kernel Kernel(Operation operation, int pixels, int channels, int inputStride, int outputStride) =>
        new L2NormalizeKernel(pixels, channels, inputStride, outputStride, ((L2NormalizeOperation)operation).Epsilon);

    protected override Kernel GradientKernel(Operation operation, int pixels, int channels, int inputStride, int outputStride, int gradientStride, int targetStride) =>
        new L2NormalizeGradientKernel(pixels, channels, inputStride, outputStride, gradientStride, targetStride, ((L2NormalizeOperation)operation).Epsilon);
}
