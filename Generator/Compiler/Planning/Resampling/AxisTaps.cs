namespace Unroll.Generator.Planning;

/// <summary>
/// A resampling along one axis: for each output row, or column, the input rows of which it is a weighted sum. One without any is zero.
/// </summary>
/// <param name="Inputs">The input rows.</param>
/// <param name="Taps">The taps of all outputs, one behind the other.</param>
/// <param name="Starts">Where those of each output begin, and where those of the last one end.</param>
internal sealed record AxisTaps(int Inputs, EquatableArray<Tap> Taps, EquatableArray<int> Starts)
{
    public int Outputs => Starts.Count - 1;

    /// <summary>Whether every output is the input at its own place.</summary>
    public bool IsIdentity => IsSelection && Outputs == Inputs && Taps.Count == Outputs
        && Enumerable.Range(0, Outputs).All(output => Taps[output].Place == output);

    /// <summary>Whether every output is one of the inputs, or zero.</summary>
    public bool IsSelection => AreOnes && Enumerable.Range(0, Outputs).All(output => CountOf(output) <= 1);

    /// <summary>Whether all weights are 1, so that nothing needs to be multiplied.</summary>
    public bool AreOnes => Taps.All(tap => tap.Weight == 1);

    /// <summary>A resampling from what adds the taps of an output behind those of the outputs before it.</summary>
    public static AxisTaps Of(int inputs, int outputs, Action<int, List<Tap>> add)
    {
        List<Tap> taps = new(outputs);
        int[] starts = new int[outputs + 1];
        for (int output = 0; output < outputs; output++)
        {
            add(output, taps);
            starts[output + 1] = taps.Count;
        }

        return new(inputs, new EquatableArray<Tap>(taps), new EquatableArray<int>(starts));
    }

    public int CountOf(int output) => Starts[output + 1] - Starts[output];

    public Tap At(int output, int tap) => Taps[Starts[output] + tap];

    /// <summary>The taps of an output.</summary>
    public IEnumerable<Tap> Of(int output) => Enumerable.Range(Starts[output], CountOf(output)).Select(tap => Taps[tap]);

    /// <summary>The way back of gradients: for each input, the outputs that read it.</summary>
    public AxisTaps Transposed()
    {
        int[] starts = new int[Inputs + 1];
        foreach (Tap tap in Taps)
            starts[tap.Place + 1]++;
        for (int input = 0; input < Inputs; input++)
            starts[input + 1] += starts[input];

        var readers = new Tap[Taps.Count];
        int[] next = [.. starts];
        for (int output = 0; output < Outputs; output++)
            for (int tap = Starts[output]; tap < Starts[output + 1]; tap++)
                readers[next[Taps[tap].Place]++] = new(output, Taps[tap].Weight);
        return new(Outputs, new EquatableArray<Tap>(readers), new EquatableArray<int>(starts));
    }
}
