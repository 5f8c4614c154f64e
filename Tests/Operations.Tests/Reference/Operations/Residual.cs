namespace Unroll.Operations.Tests.Reference;

/// <summary>
/// The value before it plus a stage, through a projection where their extents differ: a 1x1 convolution, with a bias, or with a batch
/// normalisation behind it if one made the value before.
/// </summary>
internal sealed class Residual(string skipped) : StageOperation
{
    private const string Projection = "projection";

    public override IReadOnlyList<string> Joined => [skipped];

    public override IEnumerable<string> Arguments => [Spelling.Stage(skipped)];

    public override int AppendTo(StageBuilder stage, int[] inputs)
    {
        (int before, int shortcut) = (inputs[0], inputs[1]);
        (Extent to, Extent from) = (stage.ExtentOf(before), stage.ExtentOf(shortcut));
        if (from == to)
            return stage.Append(new Add(), inputs);
        bool isNormalised = stage.OperationAt(before) is BatchNorm;
        shortcut = stage.Append(Project(from, to, !isNormalised), [shortcut], Projection);
        if (isNormalised)
            shortcut = stage.Append(new BatchNorm(), [shortcut], Projection);
        return stage.Append(new Add(), [before, shortcut]);
    }

    private static Conv Project(Extent from, Extent to, bool bias) =>
        new(1, 1, to.Channels) { StrideY = Stride(from.Height, to.Height), StrideX = Stride(from.Width, to.Width), Bias = bias };

    /// <summary>The least stride with which ceil(from / stride) rows or columns are as many as wanted.</summary>
    private static int Stride(int from, int to) => Enumerable.Range(1, from).First(stride => (from + stride - 1) / stride == to);
}
