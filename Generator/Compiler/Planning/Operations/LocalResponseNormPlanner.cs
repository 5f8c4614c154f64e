using Unroll.Generator.Graph;
using Unroll.Generator.Graph.Operations;

namespace Unroll.Generator.Planning;

/// <summary>Plans local response normalization.</summary>
internal sealed class LocalResponseNormPlanner : PixelPlanner
{
    public override Type[] Operations => [typeof(LocalResponseNormOperation)];

    protected override PixelFunction FunctionOf(Operation operation)
    {
        var norm = (LocalResponseNormOperation)operation;
        return new(
            "LocalResponseNorm",
            $"local response normalization over {norm.Size} of ",
            "",
            new([norm.Factor, norm.Beta, norm.K]),
            norm.Size,
            ScratchPerChannel: 2);
    }
}
