namespace Unroll.Exchange.Import.Interpreter.Functions;

/// <summary>The mean of each window, the zeros of the padding counted or not.</summary>
internal sealed class AveragePoolFunction : PoolFunction
{
    protected override double Of(ModelNode node, IReadOnlyList<double> inside, int padding) =>
        inside.Sum() / (inside.Count + (node.Integer("count_include_pad", 0) != 0 ? padding : 0));
}
