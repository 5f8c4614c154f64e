namespace Unroll;

/// <summary>A tensor of a checkpoint that is a part, or several, of a flat buffer of floats.</summary>
/// <param name="Name">Its name in the file. What is not a parameter has a slash in it, which the name of a stage cannot have.</param>
/// <param name="Shape">Its extents, outermost first.</param>
/// <param name="Parts">Its parts: the first float of each in the buffer, and how many there are.</param>
/// <param name="IsFinite">Whether it is written and read only if all its numbers are finite.</param>
internal sealed record CheckpointTensor(string Name, IReadOnlyList<int> Shape, IReadOnlyList<(int Start, int Length)> Parts, bool IsFinite)
{
    /// <summary>Its floats.</summary>
    public long Length => Parts.Sum(part => (long)part.Length);

    /// <summary>The parameters of a network, in its flat buffer.</summary>
    /// <param name="network">The network.</param>
    /// <param name="prefix">What stands before their names: nothing for the present ones.</param>
    public static IEnumerable<CheckpointTensor> Parameters(NetworkDescription network, string prefix) =>
        network.Parameters.Select(parameter => Of(parameter, prefix, isFinite: true));

    /// <summary>
    /// An average of an optimizer, in the order of the learnable part of the flat buffer: a tensor for each of the parameters there, and
    /// one for the gaps between them, in which an optimizer may remember something too.
    /// </summary>
    /// <param name="network">The network.</param>
    /// <param name="average">Which average, from 0.</param>
    /// <param name="length">The floats of the average.</param>
    public static IEnumerable<CheckpointTensor> Average(NetworkDescription network, int average, int length)
    {
        string prefix = FormattableString.Invariant($"optimizer/average{average + 1}/");
        var gaps = new List<(int Start, int Length)>();
        int end = 0;
        foreach (ParameterDescription parameter in network.Parameters.Where(IsLearned).OrderBy(parameter => parameter.Offset))
        {
            yield return Of(parameter, prefix, isFinite: false);
            AddGap(parameter.Offset);
            end = parameter.Offset + parameter.Length;
        }

        AddGap(length);
        yield return new CheckpointTensor($"{prefix}gaps", [gaps.Sum(gap => gap.Length)], gaps, IsFinite: false);

        void AddGap(int next)
        {
            if (next > end)
                gaps.Add((end, next - end));
        }
    }

    private static bool IsLearned(ParameterDescription parameter) => !parameter.Frozen && !parameter.IsStatistic;

    private static CheckpointTensor Of(ParameterDescription parameter, string prefix, bool isFinite) =>
        new(prefix + parameter.Name, parameter.Shape, [(parameter.Offset, parameter.Length)], isFinite);
}
