using Samples.Training;
using Unroll;

namespace Samples.FacesVerify;

/// <summary>
/// Pairs of images as samples of a siamese network: two inputs, and 1 for the same class or 0, in turn. Each epoch draws its pairs anew, so
/// that few images do not make few pairs; the same seed draws the same. No image is copied before a mini-batch needs it.
/// </summary>
internal sealed class PairSource(DataSet images, int count, int seed, string name) : SampleSource
{
    private static readonly float[] Targets = [1, 0];   // the even samples are pairs of one class

    private readonly ClassMembers members = new(images);

    public override int Count => count;

    public override int InputCount => 2;

    public override int TargetCount => 1;

    public override int InputLength(int input = 0) => images.InputLength();

    public override int TargetLength(int target = 0) => 1;

    public override bool HasLabels(int target = 0) => false;

    public override int Label(int sample, int target = 0) => throw new InvalidOperationException("Pairs have numbers and no labels.");

    public override ReadOnlySpan<float> Target(int sample, int target = 0) => Targets.AsSpan(sample % 2, 1);

    public override SampleSource Select(ReadOnlySpan<int> samples) =>
        throw new InvalidOperationException("Pairs are drawn and not chosen; take a source with another count or seed.");

    protected override SampleReader OpenReader(int? randomSeed) => new Reader(images, members, seed);

    protected override string Fingerprint() => $"{Count} pairs: {name}, seed {seed}";

    private sealed class Reader(DataSet images, ClassMembers members, int seed) : SampleReader
    {
        public override void Read(ReadOnlySpan<int> samples, int input, int epoch, Span<float> rows)
        {
            int length = images.InputLength();
            for (int i = 0; i < samples.Length; i++)
            {
                // Both inputs of a sample are read apart, and must draw the same pair.
                var random = new AugmentationRandom(((ulong)(uint)seed << 48) ^ ((ulong)(uint)epoch << 28) ^ (uint)samples[i]);
                ImagePair pair = members.Draw(samples[i] % 2 == 0, ref random);
                images.Input(input == 0 ? pair.First : pair.Second).CopyTo(rows[(i * length)..]);
            }
        }
    }
}
