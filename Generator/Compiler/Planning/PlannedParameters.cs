using Unroll.Generator.Graph;

namespace Unroll.Generator.Planning;

/// <summary>
/// Places every learned tensor in the flat buffer, aligned to whole vectors: those that are learned first, then the running statistics,
/// then the frozen ones. A tensor that several nodes share has one place.
/// </summary>
internal sealed class PlannedParameters
{
    private readonly Dictionary<string, int> offsets = new(StringComparer.Ordinal);

    public PlannedParameters(NetworkGraph graph)
    {
        Parameter[] all = graph.Nodes
            .SelectMany(node => node.Parameters)
            .GroupBy(parameter => parameter.Name)
            .Select(group => group.First())
            .ToArray();
        int end = 0;
        foreach (Parameter parameter in all.Where(parameter => parameter is { Frozen: false, Statistic: false }))
            Place(parameter, ref end);
        LearnableLength = end;
        foreach (Parameter parameter in all.Where(parameter => parameter is { Frozen: false, Statistic: true }))
            Place(parameter, ref end);
        StatisticsLength = end - LearnableLength;
        foreach (Parameter parameter in all.Where(parameter => parameter.Frozen))
            Place(parameter, ref end);
        Length = end;
        Placed = all.Select(parameter => new PlacedParameter(parameter, OffsetOf(parameter))).ToList();
    }

    /// <summary>All of them in stage order.</summary>
    public IReadOnlyList<PlacedParameter> Placed { get; }

    /// <summary>Floats of the flat buffer.</summary>
    public int Length { get; }

    /// <summary>Floats of its part that gradients change.</summary>
    public int LearnableLength { get; }

    /// <summary>Floats of the running statistics behind that part.</summary>
    public int StatisticsLength { get; }

    public int OffsetOf(Parameter parameter) => offsets[parameter.Name];

    private void Place(Parameter parameter, ref int end)
    {
        offsets.Add(parameter.Name, end);
        end = checked(end + Layout.RoundUp(parameter.Length));
    }
}
