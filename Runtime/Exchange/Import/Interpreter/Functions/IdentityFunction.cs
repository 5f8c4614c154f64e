namespace Unroll.Exchange.Import.Interpreter.Functions;

/// <summary>What it is given.</summary>
internal sealed class IdentityFunction : NodeFunction
{
    public override Tensor Compute(NodeArguments arguments) => arguments[0];
}
