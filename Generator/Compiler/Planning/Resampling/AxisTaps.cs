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

    /// <summary>A resampling from the taps of each output.</summary>
    public static AxisTaps Of(int inputs, IEnumerable<IEnumerable<Tap>> outputs)
    {
        List<Tap> taps = [];
        List<int> starts = [0];
        foreach (IEnumerable<Tap> output in outputs)
        {
            taps.AddRange(output);
            starts.Add(taps.Count);
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
        List<Tap>[] readers = [.. Enumerable.Range(0, Inputs).Select(_ => new List<Tap>())];
        for (int output = 0; output < Outputs; output++)
            foreach (Tap tap in Of(output))
                readers[tap.Place].Add(new(output, tap.Weight));
        return Of(Outputs, readers);
    }
}
