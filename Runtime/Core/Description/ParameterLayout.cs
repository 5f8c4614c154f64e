namespace Unroll;

/// <summary>Checks that the parameters of a description lie in the flat buffer as everything else takes for granted.</summary>
internal static class ParameterLayout
{
    /// <summary>The floats to which the offset of every tensor is aligned.</summary>
    public const int Alignment = 16;

    /// <exception cref="ArgumentException">A parameter lies outside its part of the buffer, overlaps another, is not aligned or has the
    /// name of another.</exception>
    public static void Check(ParameterDescription[] parameters, MemoryDescription memory)
    {
        if (memory.Learnable < 0 || memory.Statistics < 0 || memory.Learnable + memory.Statistics > memory.Parameters)
        {
            throw new ArgumentException(
                $"The learnable part has {memory.Learnable} floats and the running averages {memory.Statistics}, "
                + $"but the whole buffer {memory.Parameters}.",
                nameof(memory));
        }

        if (memory.Shards < 1)
            throw new ArgumentException($"A mini-batch is cut into {memory.Shards} shards; at least 1 is needed.", nameof(memory));
        if (memory.LeastSamples < 1)
            throw new ArgumentException($"A mini-batch has at least {memory.LeastSamples} samples; at least 1 is needed.", nameof(memory));

        var names = new HashSet<string>(StringComparer.Ordinal);
        int end = 0;
        ParameterDescription[] inOrder = [.. parameters];
        Array.Sort(inOrder, (left, right) => left.Offset.CompareTo(right.Offset));
        foreach (ParameterDescription parameter in inOrder)
        {
            int last = checked(parameter.Offset + parameter.Length);
            (int lower, int upper) = parameter.Frozen ? (memory.Learnable + memory.Statistics, memory.Parameters)
                : parameter.IsStatistic ? (memory.Learnable, memory.Learnable + memory.Statistics)
                : (0, memory.Learnable);
            if (!names.Add(parameter.Name))
                throw new ArgumentException($"Two parameters have the name '{parameter.Name}'.", nameof(parameters));
            if (parameter.Offset % Alignment != 0)
            {
                throw new ArgumentException(
                    $"'{parameter.Name}' starts at {parameter.Offset}, which is no multiple of {Alignment}.", nameof(parameters));
            }

            if (parameter.Offset < lower || last > upper)
            {
                throw new ArgumentException(
                    $"'{parameter.Name}' takes the floats {parameter.Offset} to {last}, outside its part {lower} to {upper} of the buffer.",
                    nameof(parameters));
            }

            if (parameter.Offset < end)
            {
                throw new ArgumentException(
                    $"'{parameter.Name}' starts at {parameter.Offset}, but another parameter ends at {end}.", nameof(parameters));
            }

            end = last;
        }
    }
}
