namespace Unroll.Generator.Graph.Rules;

/// <summary>The learned tensors of an operation; how they start and train is filled in when the graph is whole.</summary>
internal static class Weights
{
    /// <summary>Weights of [..., in, out], and a bias of [out] if there is one.</summary>
    public static IEnumerable<Parameter> Of(OperationContext context, int[] dimensions, bool bias)
    {
        int outputs = dimensions[dimensions.Length - 1];
        long window = dimensions.Take(dimensions.Length - 2).Aggregate(1L, (product, extent) => product * extent);
        int fanIn = Limit(window * dimensions[dimensions.Length - 2]), fanOut = Limit(window * outputs);
        yield return new Parameter(context.ParameterName("weights"), new EquatableArray<int>(dimensions), fanIn, fanOut, "Default", 1, 0, 0, false);
        if (bias)
            yield return new Parameter(context.ParameterName("bias"), new EquatableArray<int>(outputs), fanIn, fanOut, "Zero", 1, 0, 0, false);
    }

    private static int Limit(long number) => (int)Math.Min(number, int.MaxValue);
}
