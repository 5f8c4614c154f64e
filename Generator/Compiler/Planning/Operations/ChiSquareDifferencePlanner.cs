using Unroll.Generator.Graph.Operations;

namespace Unroll.Generator.Planning;

/// <summary>Plans chi-square differences.</summary>
internal sealed class ChiSquareDifferencePlanner : PairPlanner
{
    public override Type[] Operations => [typeof(ChiSquareDifferenceOperation)];

    protected override PointwiseFunction Function => new ChiSquareDifferenceFunction();

    protected override PointwiseFunction Gradient => new ChiSquareDifferenceGradientFunction();
}
