namespace Unroll.Exchange.Import.Interpreter.Functions;

/// <summary>With extents of 1 at some axes of the result, which are an input from opset 13 on.</summary>
internal sealed class UnsqueezeFunction : NodeFunction
{
    public override Tensor Compute(NodeArguments arguments)
    {
        Tensor x = arguments[0];
        long[] axes = arguments.Integers("axes", 1) ?? throw arguments.Wrong("it has no axes");
        HashSet<int> added = [.. axes.Select(axis => ModelNode.Axis(axis, x.Rank + axes.Length))];
        Queue<int> extents = new(x.Extents);
        return x.With([.. Enumerable.Range(0, x.Rank + axes.Length).Select(axis => added.Contains(axis) ? 1 : extents.Dequeue())]);
    }
}
