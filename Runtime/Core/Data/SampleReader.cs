namespace Unroll;

/// <summary>Reads the inputs of samples for one loader of mini-batches, on the thread of that loader.</summary>
internal abstract class SampleReader : IDisposable
{
    /// <summary>Writes the numbers of some samples for an input, one sample after the other.</summary>
    /// <param name="samples">Their places in the source.</param>
    /// <param name="input">The input.</param>
    /// <param name="epoch">The epoch, which random changes depend on.</param>
    /// <param name="rows">Gets the numbers, as many as the samples have.</param>
    public abstract void Read(ReadOnlySpan<int> samples, int input, int epoch, Span<float> rows);

    /// <inheritdoc />
    public virtual void Dispose()
    {
    }
}
