using Unroll.Generator.Graph;
using Unroll.Generator.Graph.Operations;

namespace Unroll.Generator.Planning;

/// <summary>Plans softmax over the channels.</summary>
internal sealed class SoftmaxPlanner : PixelPlanner
{
    public override Type[] Operations => [typeof(SoftmaxOperation)];

    protected override PixelFunction FunctionOf(Operation operation) =>
        new("Softmax", "softmax over ", "", new([]), GradientReadsInput: false);
}
