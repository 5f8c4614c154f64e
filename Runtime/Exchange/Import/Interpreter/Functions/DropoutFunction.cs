namespace Unroll.Exchange.Import.Interpreter.Functions;

/// <summary>What it is given: a prediction drops nothing.</summary>
internal sealed class DropoutFunction : NodeFunction
{
    public override Tensor Compute(NodeArguments arguments) => arguments[0];
}
