using Unroll.Generator.Graph;
using Unroll.Generator.Graph.Operations;

namespace Unroll.Generator.Planning;

/// <summary>Plans the logarithm of softmax.</summary>
internal sealed class LogSoftmaxPlanner : PixelPlanner
{
    public override Type[] Operations => [typeof(LogSoftmaxOperation)];

    protected override PixelFunction FunctionOf(Operation operation) =>
        new("LogSoftmax", "the logarithm of softmax over ", "", new([]), GradientReadsInput: false);
}
