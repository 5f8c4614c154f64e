using Unroll.Generator.Graph.Operations;

namespace Unroll.Generator.Planning;

/// <summary>Plans absolute differences.</summary>
internal sealed class AbsDifferencePlanner : PairPlanner
{
    public override Type[] Operations => [typeof(AbsDifferenceOperation)];

    protected override PointwiseFunction Function => new AbsDifferenceFunction();

    protected override PointwiseFunction Gradient => new AbsDifferenceGradientFunction();
}
