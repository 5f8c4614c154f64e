namespace Unroll.Exchange.Import.Interpreter;

/// <summary>An operator on two tensors, or on several one after the other, whose extents are brought to one another from the last
/// on.</summary>
internal abstract class BroadcastFunction : NodeFunction
{
    public sealed override Tensor Compute(NodeArguments arguments)
    {
        Tensor result = arguments[0];
        for (int i = 1; i < arguments.Inputs.Length; i++)
            result = Broadcasting.Join(arguments, result, arguments[i], Of);
        return result;
    }

    /// <summary>The function of two elements.</summary>
    protected abstract double Of(double left, double right);
}
