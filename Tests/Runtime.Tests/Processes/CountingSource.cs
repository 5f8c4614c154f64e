namespace Unroll.Runtime.Tests.Processes;

/// <summary>A data set that counts how often each of its samples is read.</summary>
internal sealed class CountingSource(DataSet set) : SampleSource
{
    public int[] Reads { get; } = new int[set.Count];

    /// <summary>Called with the epoch before samples are read, on the thread that prepares mini-batches.</summary>
    public Action<int>? OnRead { get; init; }

    public override int Count => set.Count;

    public override int InputCount => set.InputCount;

    public override int TargetCount => set.TargetCount;

    public override int InputLength(int input = 0) => set.InputLength(input);

    public override int TargetLength(int target = 0) => set.TargetLength(target);

    public override bool HasLabels(int target = 0) => set.HasLabels(target);

    public override int Label(int sample, int target = 0) => set.Label(sample, target);

    public override ReadOnlySpan<float> Target(int sample, int target = 0) => set.Target(sample, target);

    public override SampleSource Select(ReadOnlySpan<int> samples) => set.Select(samples);

    protected internal override SampleReader OpenReader(int? randomSeed) => new Reader(this, set);

    protected internal override string Fingerprint() => ((SampleSource)set).Fingerprint();

    private sealed class Reader(CountingSource source, DataSet set) : SampleReader
    {
        public override void Read(ReadOnlySpan<int> samples, int input, int epoch, Span<float> rows)
        {
            source.OnRead?.Invoke(epoch);
            int length = set.InputLength(input);
            for (int i = 0; i < samples.Length; i++)
            {
                Interlocked.Increment(ref source.Reads[samples[i]]);
                set.Input(samples[i], input).CopyTo(rows[(i * length)..]);
            }
        }
    }
}
