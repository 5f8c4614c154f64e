namespace Unroll.Exchange.Import.Interpreter.Functions;

/// <summary>Interpolation; the scales are an attribute until opset 9.</summary>
internal sealed class UpsampleFunction : NodeFunction
{
    public override Tensor Compute(NodeArguments arguments) => ResizeFunction.Compute(
        arguments, arguments.Optional(1)?.Values ?? arguments.Node.Numbers("scales")?.Select(scale => (double)scale).ToArray(), null);
}
