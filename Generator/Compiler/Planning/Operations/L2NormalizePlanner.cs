using Unroll.Generator.Graph;
using Unroll.Generator.Graph.Operations;

namespace Unroll.Generator.Planning;

/// <summary>Plans the division by the length.</summary>
internal sealed class L2NormalizePlanner : PixelPlanner
{
    public override Type[] Operations => [typeof(L2NormalizeOperation)];

    protected override PixelFunction FunctionOf(Operation operation) =>
        new("L2Normalize", "", " divided by their length", new([((L2NormalizeOperation)operation).Epsilon]));
}
