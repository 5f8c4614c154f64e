namespace Unroll.Exchange.Import.Interpreter.Functions;

/// <summary>The elements of the second input where the first is not 0, of the third elsewhere.</summary>
internal sealed class WhereFunction : NodeFunction
{
    public override Tensor Compute(NodeArguments arguments)
    {
        Tensor condition = arguments[0];
        Tensor chosen = Broadcasting.Join(arguments, condition, arguments[1], (is1, value) => is1 != 0 ? value : 0);
        Tensor other = Broadcasting.Join(arguments, condition, arguments[2], (is1, value) => is1 != 0 ? 0 : value);
        return Broadcasting.Join(arguments, chosen, other, (left, right) => left + right);   // one of the two is 0
    }
}
