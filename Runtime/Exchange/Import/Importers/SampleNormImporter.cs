namespace Unroll.Exchange.Import.Importers;

/// <summary>
/// A normalization by the mean and the variance of the sample itself. With scales of 1 and shifts of 0 alone it has none that are learned,
/// as models have where their author wanted none; but of a network that was exported before it learned they are what it begins with.
/// </summary>
internal abstract class SampleNormImporter(string attribute) : NodeImporter
{
    public const string NoAffine = "Affine = false";

    private const float UsualEpsilon = 1e-5f;

    public sealed override ImportedValue Import(NodeContext context)
    {
        ImportedValue value = ValueOf(context);
        float epsilon = context.Node.Number("epsilon", UsualEpsilon);
        if (!(epsilon > 0))
            throw context.Unsupported($"{context.Node.Operator} with an epsilon above 0");
        var operation = new DeclaredOperation(attribute, OperationPlace.Behind, value.Shape, value.Operation)
        {
            Arguments = [.. Arguments(context)],
        };
        if (epsilon != UsualEpsilon)
            operation.Arguments.Add($"Epsilon = {NumberText.Of(epsilon)}");
        DeclaredParameter scale = Parameter(context, "scale", 1, value.Shape.Channels, absent: 1);
        DeclaredParameter shift = Parameter(context, "shift", 2, value.Shape.Channels, absent: 0);
        bool isLearned = context.IsParameter(1) && context.IsParameter(2);
        if (!isLearned && scale.Values.All(number => number == 1) && shift.Values.All(number => number == 0))
            operation.Arguments.Add(NoAffine);
        else
            operation.Parameters.AddRange([scale, shift]);
        return context.Add(operation, value.Order);
    }

    /// <summary>The value that is normalized, with the channels to which the numbers belong.</summary>
    /// <exception cref="UnsupportedNodeException">The node normalizes what the operation does not.</exception>
    protected abstract ImportedValue ValueOf(NodeContext context);

    /// <summary>The arguments of the attribute before its settings.</summary>
    protected virtual IEnumerable<string> Arguments(NodeContext context) => [];

    /// <summary>How many channels share each number of scale and shift.</summary>
    protected virtual int ChannelsOfNumber(NodeContext context, int channels) => 1;

    private DeclaredParameter Parameter(NodeContext context, string kind, int index, int channels, float absent)
    {
        if (!context.Node.HasInput(index))
            return new DeclaredParameter(kind, [channels], [.. Enumerable.Repeat(absent, channels)], context.Node.Output);
        int repeats = ChannelsOfNumber(context, channels);
        DeclaredParameter written = context.Parameter(kind, index, channels / repeats);
        return written with
        {
            Extents = [channels], Values = [.. written.Values.SelectMany(number => Enumerable.Repeat(number, repeats))],
        };
    }
}
