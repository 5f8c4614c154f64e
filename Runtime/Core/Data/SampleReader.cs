namespace Unroll;

/// <summary>Reads the inputs of samples of a <see cref="SampleSource"/> for one loader of mini-batches, on the thread of that
/// loader.</summary>
public abstract class SampleReader : IDisposable
{
    /// <summary>Writes the numbers of some samples for an input, one sample after the other.</summary>
    /// <param name="samples">Their places in the source.</param>
    /// <param name="input">The input.</param>
    /// <param name="epoch">The epoch, which random changes depend on, so that the bits are the same for any number of threads.</param>
    /// <param name="rows">Gets the numbers, as many as the samples have: all of them are written.</param>
    public abstract void Read(ReadOnlySpan<int> samples, int input, int epoch, Span<float> rows);

    /// <summary>Ends the reading. Nothing by default.</summary>
    public virtual void Dispose() => GC.SuppressFinalize(this);
}
