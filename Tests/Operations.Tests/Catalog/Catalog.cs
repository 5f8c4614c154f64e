namespace Unroll.Operations.Tests;

/// <summary>Every network that is compared by name. Random ones stand in <see cref="RandomNetworks"/>.</summary>
internal static class Catalog
{
    /// <summary>Below, at and above the vector widths and powers of two; between them the cases see all of these.</summary>
    public static readonly int[] AllBatches = [1, 2, 3, 7, 8, 9, 16, 17, 33, 64, 70];

    /// <summary>The same for networks that normalize over a mini-batch: enough samples for that, and not more than come at once.</summary>
    public static readonly int[] MixedBatches = [3, 4, 7, 8, 9, 16, 17, 33, 64];

    /// <summary>All of them, or those whose names have one of the parts that UNROLL_NETWORKS lists with commas between them.</summary>
    public static readonly NetworkCase[] Cases = Chosen(
    [
        .. new[]
        {
            ConvolutionCases.All, PoolingCases.All, DenseCases.All, PointwiseCases.All, JoinCases.All, LossCases.All,
            RegularizationCases.All, GraphCases.All, GroupCases.All, NormalizationCases.All, SampleNormCases.All, BatchNormCases.All,
            ResidualCases.All, SharedWeightsCases.All, AuxiliaryCases.All, BlockCases.All, WindowCases.All, DifferenceCases.All,
            ScaleCases.All, StyleCases.All,
            TransposedCases.All,
            BroadcastCases.All,
            ResamplingCases.All, InterpolationCases.All,
            RearrangingCases.All,
            CosineCases.All, GatheringCases.All,
        }
        .SelectMany(cases => cases()).Select(WithBatches), .. WinogradCases.All(), .. SharedCases.All(), .. WholeNetworks.All(),
    ]);

    public static NetworkCase Get(string name) => Cases.Single(@case => @case.Name == name);

    private static NetworkCase[] Chosen(NetworkCase[] cases) => Environment.GetEnvironmentVariable("UNROLL_NETWORKS") is string parts
        ? [.. cases.Where(@case => parts.Split(',').Any(part => @case.Name.Contains(part, StringComparison.Ordinal)))]
        : cases;

    /// <summary>Three sizes each: a larger one, a smaller one, a larger one again; over eleven cases every size has come three
    /// times.</summary>
    private static NetworkCase WithBatches(NetworkCase @case, int index)
    {
        if (@case.Batches.Length != 0)
            return @case;
        int[] sizes = @case.Build().MixesSamples ? MixedBatches : AllBatches;
        int[] batches = [.. new[] { 0, 4, 7 }.Select(offset => sizes[(index + offset) % sizes.Length])];
        return @case with { Batches = batches };
    }
}
