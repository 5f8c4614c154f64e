using Unroll.Generator.Graph;

namespace Unroll.Generator.Planning;

/// <summary>Places every learned tensor in the flat buffer, aligned to whole vectors: the learnable ones first, the frozen ones behind.</summary>
internal sealed class PlannedParameters
{
    private readonly Dictionary<string, int> offsets = [];

    public PlannedParameters(NetworkGraph graph)
    {
        Parameter[] all = graph.Nodes.SelectMany(node => node.Parameters).ToArray();
        int end = 0;
        foreach (Parameter parameter in all.Where(parameter => !parameter.Frozen))
            Place(parameter, ref end);
        LearnableLength = end;
        foreach (Parameter parameter in all.Where(parameter => parameter.Frozen))
            Place(parameter, ref end);
        Length = end;
        Placed = all.Select(parameter => new PlacedParameter(parameter, OffsetOf(parameter))).ToList();
    }

    /// <summary>All of them in stage order.</summary>
    public IReadOnlyList<PlacedParameter> Placed { get; }

    public int Length { get; }

    public int LearnableLength { get; }

    public int OffsetOf(Parameter parameter) => offsets[parameter.Name];

    private void Place(Parameter parameter, ref int end)
    {
        offsets.Add(parameter.Name, end);
        end = checked(end + Layout.RoundUp(parameter.Length));
    }
}
