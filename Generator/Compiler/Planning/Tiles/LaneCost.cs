namespace Unroll.Generator.Planning;

/// <summary>
/// What it costs to bring one input to the lanes of a vector of filters, on the average over the filters of a convolution with groups.
/// </summary>
/// <param name="Loads">Loads.</param>
/// <param name="Steps">Permutations and selections, which take the place of multiply-adds.</param>
/// <param name="MostSteps">The most of them for one vector.</param>
/// <param name="Registers">Registers that are occupied meanwhile.</param>
internal readonly record struct LaneCost(double Loads, double Steps, int MostSteps, int Registers)
{
    /// <summary>A broadcast, which is a load like any other.</summary>
    public static readonly LaneCost Broadcast = new(1, 0, 0, 0);

    public static LaneCost Of(Grouping? groups, int channelStride, int lanes)
    {
        if (groups is null || groups.Holds(lanes))
            return Broadcast;
        int vectors = Math.Min(groups.Period(lanes), Layout.RoundUp(groups.Count * groups.Filters) / lanes);
        List<(double Loads, double Steps, int Registers)> costs = Enumerable.Range(0, vectors)
            .Select(vector => groups.LanesOf(vector, lanes))
            .Select(pattern => pattern.Input(groups.Channels, channelStride) switch
            {
                LaneInput.Select => ((double)pattern.Count, pattern.Count - 1.0, 1),
                LaneInput.Permute => (1, 1, 1),
                _ => (1.0, 0.0, 0),
            })
            .ToList();
        return new(costs.Average(cost => cost.Loads), costs.Average(cost => cost.Steps), (int)costs.Max(cost => cost.Steps),
            costs.Max(cost => cost.Registers));
    }
}
