namespace Unroll;

/// <content>Copies samples from memory.</content>
public sealed partial class DataSet
{
    /// <inheritdoc/>
    protected internal override SampleReader OpenReader(int? randomSeed) => new Reader(this);

    /// <inheritdoc/>
    protected internal override string Fingerprint() => Unroll.Fingerprint.Of(this);

    private sealed class Reader(DataSet set) : SampleReader
    {
        public override void Read(ReadOnlySpan<int> samples, int input, int epoch, Span<float> rows)
        {
            int length = set.InputLength(input);
            for (int i = 0; i < samples.Length; i++)
                set.Input(samples[i], input).CopyTo(rows.Slice(i * length, length));
        }
    }
}
