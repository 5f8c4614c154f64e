namespace Unroll.Exchange.Import.Interpreter;

/// <summary>One number of all elements along some axes; along all where none is given. They are an input from opset 18 on.</summary>
internal abstract class ReductionFunction : NodeFunction
{
    public sealed override Tensor Compute(NodeArguments arguments)
    {
        Tensor x = arguments[0];
        IEnumerable<long> given = arguments.Integers("axes", 1) ?? [.. Enumerable.Range(0, x.Rank).Select(axis => (long)axis)];
        HashSet<int> axes = [.. given.Select(axis => ModelNode.Axis(axis, x.Rank))];
        int[] kept = [.. x.Extents.Select((extent, axis) => axes.Contains(axis) ? 1 : extent)];
        Tensor y = Tensor.Of(kept);
        int[] strides = y.Strides(), own = x.Strides();
        IEnumerable<IGrouping<int, double>> groups = Enumerable.Range(0, x.Values.Length).GroupBy(
            i => Enumerable.Range(0, x.Rank).Sum(axis => axes.Contains(axis) ? 0 : i / own[axis] % x.Extents[axis] * strides[axis]),
            i => x.Values[i]);
        foreach (IGrouping<int, double> group in groups)
            y.Values[group.Key] = Of(group);
        return arguments.Node.Integer("keepdims", 1) != 0 ? y : y.With([.. kept.Where((_, axis) => !axes.Contains(axis))]);
    }

    /// <summary>The number of some elements.</summary>
    protected abstract double Of(IEnumerable<double> elements);
}
