namespace Unroll.Exchange.Import.Interpreter;

/// <summary>An operator that takes element by element.</summary>
internal abstract class ElementFunction : NodeFunction
{
    public sealed override Tensor Compute(NodeArguments arguments)
    {
        Func<double, double> function = Of(arguments);
        Tensor x = arguments[0];
        return new Tensor(x.Extents, [.. x.Values.Select(function)]);
    }

    /// <summary>The function of an element.</summary>
    protected abstract Func<double, double> Of(NodeArguments arguments);
}
